package io.tipoff.standalone;

import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;

/** Rows of the sources' files that were refused. */
public final class Quarantine {

  private static final Sql ROWS = Sql.of(Quarantine.class, "quarantine.sql");

  private Quarantine() {}

  /**
   * A refused row.
   *
   * @param rowNumber line of the file, the header being 1
   * @param offending the row as received
   */
  public record Row(
      LocalDate gameDate,
      String file,
      long rowNumber,
      String field,
      String reason,
      String remedy,
      String offending) {}

  /** Those of games on these dates, both included; also ones that a later file corrected. */
  public static List<Row> rows(Standalone.Services services, LocalDate from, LocalDate to) {
    return services.get(Warehouse.class).query(ROWS, Row.class, from, to);
  }
}
