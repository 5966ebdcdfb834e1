package io.tipoff.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.StringJoiner;

/** A row's key: the values of the key columns, ordered one after the other. */
record RowKey(List<Object> values) implements Comparable<RowKey> {

  RowKey {
    values = List.copyOf(values);
  }

  @Override
  public int compareTo(RowKey other) {
    for (int i = 0; i < values.size(); i++) {
      int order = compare(values.get(i), other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Object left, Object right) {
    return switch (left) {
      case String text -> text.compareTo((String) right);
      case Long number -> number.compareTo((Long) right);
      case Double number -> number.compareTo((Double) right);
      case Boolean flag -> flag.compareTo((Boolean) right);
      case LocalDate date -> date.compareTo((LocalDate) right);
      case Instant instant -> instant.compareTo((Instant) right);
      default -> throw new IllegalArgumentException("no key of type " + left.getClass());
    };
  }

  /** {@code game_id=0022400001, player_id=203999}, for messages. */
  String describe(List<String> columns) {
    StringJoiner text = new StringJoiner(", ");
    for (int i = 0; i < values.size(); i++) {
      text.add(columns.get(i) + "=" + values.get(i));
    }
    return text.toString();
  }
}
