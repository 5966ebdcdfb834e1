package io.tipoff.warehouse;

import java.util.List;

/**
 * The complete set of rows that one run writes to one table.
 *
 * @param table where to
 * @param rows values in the order of the declared columns; each of the column's Java type (String,
 *     Long, Double, Boolean, LocalDate, Instant) or null
 */
public record TableRows(Table table, List<Object[]> rows) {

  public TableRows {
    rows = List.copyOf(rows);
  }

  /** Rows given as records of the class from which the table was declared. */
  public static <R extends Record> TableRows of(Table table, Class<R> type, List<R> records) {
    return new TableRows(table, RecordColumns.values(table, type, records));
  }
}
