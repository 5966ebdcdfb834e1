package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns from record classes, and their values from records. */
final class RecordColumns {

  private RecordColumns() {}

  static Table declare(
      String dataset, String name, Class<? extends Record> row, WriteMode mode, List<String> key) {
    List<Column> columns = new ArrayList<>();
    for (RecordComponentColumn component : RecordShape.of(row).components()) {
      boolean required =
          component.primitive()
              || key.contains(component.column())
              || component.column().equals(Table.KNOWN_AT);
      columns.add(new Column(component.column(), component.type(), required, ""));
    }
    return new Table(dataset, name, columns, key, Optional.empty(), mode);
  }

  static <R extends Record> List<Object[]> values(Table table, Class<R> type, List<R> records) {
    List<RecordComponentColumn> components = new ArrayList<>();
    for (Column column : table.columns()) {
      components.add(component(table, type, column));
    }
    List<Object[]> rows = new ArrayList<>(records.size());
    for (R row : records) {
      Object[] values = new Object[components.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = components.get(i).value(row);
      }
      rows.add(values);
    }
    return rows;
  }

  private static RecordComponentColumn component(Table table, Class<?> type, Column column) {
    for (RecordComponentColumn component : RecordShape.of(type).components()) {
      if (component.column().equals(column.name()) && component.type() == column.type()) {
        return component;
      }
    }
    throw new TipoffException(
        FailureCategory.CONTRACT,
        type.getName()
            + " has no component for column "
            + column.name()
            + " "
            + column.type()
            + " of "
            + table.qualifiedName(),
        "Write records of the class from which the table was declared.");
  }
}
