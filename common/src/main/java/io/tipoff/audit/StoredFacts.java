package io.tipoff.audit;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The latest versions of a table's rows around a date, by the scope that wrote them. */
final class StoredFacts {

  private final Table table;
  private final Warehouse warehouse;

  StoredFacts(Table table, Warehouse warehouse) {
    this.table = table;
    this.warehouse = warehouse;
  }

  /** Column by which rows belong to a date; empty if none does. */
  Optional<String> dateColumn() {
    return table
        .partition()
        .or(
            () ->
                table.columns().stream().map(Column::name).filter("game_date"::equals).findFirst());
  }

  /** Values in the order of the table's columns, of the dates given. */
  Map<String, List<Object[]>> byScope(LocalDate first, LocalDate last) {
    List<Column> columns = new ArrayList<>(table.columns());
    int declared = columns.size();
    columns.add(Column.required("slice_scope", ColumnType.STRING));
    columns.add(Column.required("retracted", ColumnType.BOOL));
    Map<String, List<Object[]>> scopes = new LinkedHashMap<>();
    Object[] bounds = dateColumn().isPresent() ? new Object[] {first, last} : new Object[0];
    for (Object[] row : warehouse.queryRows(latest(), columns, bounds)) {
      if (!(Boolean) row[declared + 1]) {
        scopes
            .computeIfAbsent((String) row[declared], scope -> new ArrayList<>())
            .add(java.util.Arrays.copyOf(row, declared));
      }
    }
    return scopes;
  }

  private Sql latest() {
    String key = String.join(", ", table.key());
    String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String where = dateColumn().map(date -> " WHERE " + date + " BETWEEN ? AND ?").orElse("");
    return new Sql(
        "audited " + table.qualifiedName(),
        "SELECT "
            + names
            + ", slice_scope, retracted FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY "
            + key
            + " ORDER BY row_version DESC) AS place FROM "
            + table.qualifiedName()
            + where
            + ") AS versions WHERE place = 1 ORDER BY "
            + key);
  }
}
