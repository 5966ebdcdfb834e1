package io.tipoff.publish.export;

import java.util.ArrayList;
import java.util.List;

/** What identifies a row within its file, in the order in which rows are written. */
record RowKey(List<Comparable<Object>> parts) implements Comparable<RowKey> {

  /**
   * The key of a row.
   *
   * @param fields none of them null in the row
   */
  static RowKey of(List<Field> fields, Record row) {
    List<Comparable<Object>> parts = new ArrayList<>(fields.size());
    for (Field field : fields) {
      @SuppressWarnings("unchecked") // parts at one place are of one field, so of one type
      Comparable<Object> part = (Comparable<Object>) field.value(row);
      parts.add(part);
    }
    return new RowKey(parts);
  }

  @Override
  public int compareTo(RowKey other) {
    int order = 0;
    for (int i = 0; order == 0 && i < parts.size(); i++) {
      order = parts.get(i).compareTo(other.parts.get(i));
    }
    return order;
  }
}
