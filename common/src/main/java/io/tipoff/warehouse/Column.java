package io.tipoff.warehouse;

import java.util.Objects;

/**
 * A column of a declared table.
 *
 * @param name snake_case name
 * @param type type of its values
 * @param required whether null is refused; a fact that is not known is null, never zero
 * @param description what it holds, with its unit; may be empty
 */
public record Column(String name, ColumnType type, boolean required, String description) {

  public Column {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(description, "description");
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("column name '" + name + "' is not snake_case");
    }
  }

  /** A column that may be null. */
  public static Column nullable(String name, ColumnType type) {
    return new Column(name, type, false, "");
  }

  /** A column that may not be null. */
  public static Column required(String name, ColumnType type) {
    return new Column(name, type, true, "");
  }
}
