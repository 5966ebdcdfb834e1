package io.tipoff.audit;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The latest versions of a table's rows around a date. */
final class StoredFacts {

  private final Table table;
  private final Warehouse warehouse;

  StoredFacts(Table table, Warehouse warehouse) {
    this.table = table;
    this.warehouse = warehouse;
  }

  /** Column by which rows belong to a date; empty if none does. */
  static Optional<String> dateColumn(Table table) {
    return table
        .partition()
        .or(
            () ->
                table.columns().stream().map(Column::name).filter("game_date"::equals).findFirst());
  }

  /** Values in the order of the table's columns, of the dates given. */
  List<Object[]> of(LocalDate first, LocalDate last) {
    List<Column> columns = new ArrayList<>(table.columns());
    int declared = columns.size();
    columns.add(Column.required("retracted", ColumnType.BOOL));
    Object[] bounds = dateColumn(table).isPresent() ? new Object[] {first, last} : new Object[0];
    return warehouse.queryRows(latest(), columns, bounds).stream()
        .filter(row -> !(Boolean) row[declared])
        .map(row -> Arrays.copyOf(row, declared))
        .toList();
  }

  private Sql latest() {
    String key = String.join(", ", table.key());
    String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String where = dateColumn(table).map(date -> " WHERE " + date + " BETWEEN ? AND ?").orElse("");
    return new Sql(
        "audited " + table.qualifiedName(),
        "SELECT "
            + names
            + ", retracted FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY "
            + key
            + " ORDER BY row_version DESC) AS place FROM "
            + table.qualifiedName()
            + where
            + ") AS versions WHERE place = 1");
  }
}
