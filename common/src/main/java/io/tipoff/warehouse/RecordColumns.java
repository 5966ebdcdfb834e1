package io.tipoff.warehouse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a table's columns and rows from a record class. */
final class RecordColumns {

  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private RecordColumns() {}

  static Table declare(
      String dataset, String name, Class<? extends Record> row, WriteMode mode, List<String> key) {
    List<Column> columns = new ArrayList<>();
    for (RecordComponent component : row.getRecordComponents()) {
      String column = snakeCase(component.getName());
      boolean required =
          component.getType().isPrimitive()
              || key.contains(column)
              || column.equals(Table.KNOWN_AT);
      columns.add(new Column(column, type(row, component), required, ""));
    }
    return new Table(dataset, name, columns, key, Optional.empty(), mode);
  }

  static <R extends Record> List<Object[]> values(Table table, Class<R> type, List<R> records) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != table.columns().size()) {
      throw new IllegalArgumentException(
          type.getName() + " does not match the columns of " + table.qualifiedName());
    }
    List<Object[]> rows = new ArrayList<>(records.size());
    for (R item : records) {
      Object[] row = new Object[components.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = stored(read(components[i], item));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object stored(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case Enum<?> constant -> constant.name();
      case null -> null;
      default -> value;
    };
  }

  private static Object read(RecordComponent component, Record item) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(item);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component + " of " + item.getClass(), e);
    }
  }

  private static ColumnType type(Class<? extends Record> row, RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class || type.isEnum()) {
      return ColumnType.STRING;
    } else if (WHOLE.contains(type)) {
      return ColumnType.INT64;
    } else if (type == double.class || type == Double.class) {
      return ColumnType.FLOAT64;
    } else if (type == boolean.class || type == Boolean.class) {
      return ColumnType.BOOL;
    } else if (type == LocalDate.class) {
      return ColumnType.DATE;
    } else if (type == Instant.class) {
      return ColumnType.TIMESTAMP;
    }
    throw new IllegalArgumentException(
        row.getName() + " has component " + component.getName() + " of unsupported " + type);
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
