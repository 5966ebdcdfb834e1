package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A record component seen as a column.
 *
 * @param column snake_case name
 * @param type the column's type
 * @param java the component's class
 */
record RecordComponentColumn(String column, ColumnType type, Class<?> java, Method accessor) {

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private static final Map<Class<?>, ColumnType> TYPES =
      Map.ofEntries(
          Map.entry(String.class, ColumnType.STRING),
          Map.entry(long.class, ColumnType.INT64),
          Map.entry(Long.class, ColumnType.INT64),
          Map.entry(int.class, ColumnType.INT64),
          Map.entry(Integer.class, ColumnType.INT64),
          Map.entry(double.class, ColumnType.FLOAT64),
          Map.entry(Double.class, ColumnType.FLOAT64),
          Map.entry(boolean.class, ColumnType.BOOL),
          Map.entry(Boolean.class, ColumnType.BOOL),
          Map.entry(LocalDate.class, ColumnType.DATE),
          Map.entry(Instant.class, ColumnType.TIMESTAMP));

  static RecordComponentColumn of(Class<?> row, RecordComponent component) {
    Class<?> java = component.getType();
    ColumnType type = java.isEnum() ? ColumnType.STRING : TYPES.get(java);
    if (type == null) {
      throw new IllegalArgumentException(
          row.getName()
              + "."
              + component.getName()
              + " is a "
              + java.getSimpleName()
              + "; a column is a String, int, long, double, boolean, LocalDate, Instant or enum");
    }
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new RecordComponentColumn(snakeCase(component.getName()), type, java, accessor);
  }

  /** {@code threesMade} to {@code threes_made}; a digit stays with the word before it. */
  static String snakeCase(String name) {
    return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  boolean primitive() {
    return java.isPrimitive();
  }

  /** The component's value as the column's Java type. */
  Object value(Record row) {
    try {
      Object value = accessor.invoke(row);
      return switch (value) {
        case Integer number -> (Object) number.longValue();
        case Enum<?> constant -> constant.name();
        case null -> null;
        default -> value;
      };
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new TipoffException(
          FailureCategory.BUG, "cannot read " + accessor, "Make the record's accessor plain.", e);
    }
  }

  /** A value of the column's Java type as the component's class. */
  Object fromColumn(Object value, String where) {
    if (value == null) {
      if (primitive()) {
        throw new TipoffException(
            FailureCategory.CONTRACT,
            where + ": column " + column + " is null, its component is a primitive " + java,
            "Make the component a boxed type, or keep nulls out of the query.");
      }
      return null;
    }
    if (java == int.class || java == Integer.class) {
      return narrowed((Long) value, where);
    }
    return java.isEnum() ? constant((String) value, where) : value;
  }

  private Integer narrowed(Long value, String where) {
    if (value.intValue() != value) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          where + ": column " + column + " holds " + value + ", too large for an int",
          "Make the component a long.");
    }
    return value.intValue();
  }

  private Object constant(String name, String where) {
    for (Object constant : java.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new TipoffException(
        FailureCategory.CONTRACT,
        where + ": column " + column + " holds '" + name + "', no " + java.getSimpleName(),
        "Add the constant, or mend the rows.");
  }
}
