package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Rows of a DuckDB result as the columns' Java types, each checked against the result's type. */
final class ResultRows {

  /** Reads one value. */
  private interface Cell {
    Object read(ResultSet result) throws SQLException;
  }

  private ResultRows() {}

  /** All rows as records, components matched to columns by name. */
  static <R extends Record> List<R> records(String where, Class<R> type, ResultSet result)
      throws SQLException {
    RecordShape shape = RecordShape.of(type);
    List<RecordComponentColumn> components = shape.components();
    List<Cell> cells = new ArrayList<>(components.size());
    for (RecordComponentColumn component : components) {
      cells.add(cell(where, component.column(), component.type(), result.getMetaData()));
    }
    List<R> rows = new ArrayList<>();
    Object[] values = new Object[components.size()];
    while (result.next()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = components.get(i).fromColumn(cells.get(i).read(result), where);
      }
      rows.add(type.cast(shape.create(values, where)));
    }
    return rows;
  }

  /** All rows as value arrays in the order of the columns, matched by name. */
  static List<Object[]> arrays(String where, List<Column> columns, ResultSet result)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    each(where, columns, result, rows::add);
    return rows;
  }

  /** As {@link #arrays}, one row after the other. */
  static void each(String where, List<Column> columns, ResultSet result, Consumer<Object[]> to)
      throws SQLException {
    List<Cell> cells = new ArrayList<>(columns.size());
    for (Column column : columns) {
      cells.add(cell(where, column.name(), column.type(), result.getMetaData()));
    }
    while (result.next()) {
      Object[] values = new Object[cells.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = cells.get(i).read(result);
        if (values[i] == null && columns.get(i).required()) {
          throw new TipoffException(
              FailureCategory.CONTRACT,
              where + ": column " + columns.get(i).name() + " is null but required",
              "Ask for it as a nullable column, or keep nulls out of the query.");
        }
      }
      to.accept(values);
    }
  }

  private static Cell cell(String where, String column, ColumnType type, ResultSetMetaData result)
      throws SQLException {
    int index = indexOf(where, column, result);
    String stored = result.getColumnTypeName(index).replace("\"", "").toUpperCase(Locale.ROOT);
    Cell cell = stored.equals("NULL") ? row -> null : cell(index, type, stored);
    if (cell == null) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          where + ": column " + column + " is a " + stored + " where a " + type + " is wanted",
          "Cast it in the query, or change the component's type.");
    }
    return cell;
  }

  private static int indexOf(String where, String column, ResultSetMetaData result)
      throws SQLException {
    for (int i = 1; i <= result.getColumnCount(); i++) {
      if (result.getColumnLabel(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    throw new TipoffException(
        FailureCategory.CONTRACT,
        where + ": the result has no column " + column,
        "Select it, or drop the component.");
  }

  /** The reader of a type that fits, else null. */
  private static Cell cell(int index, ColumnType wanted, String stored) {
    return switch (wanted) {
      case STRING -> stored.equals("VARCHAR") ? row -> row.getString(index) : null;
      case BOOL -> stored.equals("BOOLEAN") ? row -> flag(row, index) : null;
      case DATE -> stored.equals("DATE") ? row -> row.getObject(index, LocalDate.class) : null;
      case TIMESTAMP ->
          stored.equals("TIMESTAMP WITH TIME ZONE") ? row -> instant(row, index) : null;
      case INT64 ->
          switch (stored) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                row -> whole(row, index);
            case "HUGEINT", "UBIGINT" -> row -> huge(row, index);
            default -> null;
          };
      case FLOAT64 ->
          switch (stored) {
            case "DOUBLE", "FLOAT", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" ->
                row -> real(row, index);
            default -> stored.startsWith("DECIMAL") ? row -> real(row, index) : null;
          };
    };
  }

  private static Object flag(ResultSet row, int index) throws SQLException {
    boolean value = row.getBoolean(index);
    return row.wasNull() ? null : value;
  }

  private static Object instant(ResultSet row, int index) throws SQLException {
    OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static Object whole(ResultSet row, int index) throws SQLException {
    long value = row.getLong(index);
    return row.wasNull() ? null : value;
  }

  private static Object huge(ResultSet row, int index) throws SQLException {
    return row.getObject(index) instanceof BigInteger value ? value.longValueExact() : null;
  }

  private static Object real(ResultSet row, int index) throws SQLException {
    return row.getObject(index) instanceof Number value ? value.doubleValue() : null;
  }
}
