package io.tipoff.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Digest of a whole table: declared values of every version, in key order. */
final class TableDigest {

  private TableDigest() {}

  static String of(DuckDbSession session, Table table) {
    boolean versioned = table.mode() == WriteMode.APPEND;
    List<Column> columns = new ArrayList<>(table.columns());
    List<String> order = new ArrayList<>(table.key());
    if (versioned) {
      columns.add(Column.required(Table.ROW_VERSION, ColumnType.INT64));
      columns.add(Column.required(Table.RETRACTED, ColumnType.BOOL));
      order.add(Table.ROW_VERSION);
    }
    String names = columns.stream().map(Column::name).collect(Collectors.joining("`, `", "`", "`"));
    Sql sql =
        new Sql(
            "digest " + table.qualifiedName(),
            "SELECT " + names + " FROM " + Ddl.name(table) + " ORDER BY " + Ddl.names(order));
    return session.query(
        sql,
        result -> {
          CanonicalDigest digest = new CanonicalDigest();
          ResultRows.each(
              sql.name(),
              columns,
              result,
              row -> {
                for (Object value : row) {
                  digest.put(value);
                }
              });
          return digest.finish();
        });
  }
}
