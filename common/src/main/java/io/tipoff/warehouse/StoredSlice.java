package io.tipoff.warehouse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of one scope, as they were sent. */
public final class StoredSlice {

  private StoredSlice() {}

  /** Reads them; empty if some of them were ever changed or retracted. */
  public static Optional<TableRows> of(Warehouse warehouse, Table table, String scope) {
    List<Column> columns = table.columns();
    String names = columns.stream().map(Column::name).collect(Collectors.joining("`, `", "`", "`"));
    String from = " FROM " + Ddl.name(table) + " WHERE slice_scope = ?";
    if (table.mode() == WriteMode.APPEND) {
      Sql changes =
          new Sql(
              "changes of " + table.qualifiedName(),
              "SELECT count(*) AS changes" + from + " AND (retracted OR row_version > 1)");
      if (warehouse.query(changes, Changes.class, scope).getFirst().changes() > 0) {
        return Optional.empty();
      }
    }
    Sql rows = new Sql("slice of " + table.qualifiedName(), "SELECT " + names + from);
    return Optional.of(new TableRows(table, warehouse.queryRows(rows, columns, scope)));
  }

  private record Changes(long changes) {}
}
