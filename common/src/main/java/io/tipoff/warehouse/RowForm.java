package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The canonical form of a table's rows: checked values, keys, digests. A digest covers name, type
 * and value of every column that is not null, in the order of names, doubles by their raw bits: a
 * nullable column added later changes no digest.
 */
final class RowForm {

  private final Table table;
  private final int[] key;
  private final int knownAt;
  private final int[] digested;
  private final byte[][] names;

  RowForm(Table table) {
    this.table = table;
    List<String> columns = table.columns().stream().map(Column::name).toList();
    this.key = table.key().stream().mapToInt(columns::indexOf).toArray();
    this.knownAt = columns.indexOf(Table.KNOWN_AT);
    this.digested =
        IntStream.range(0, columns.size())
            .filter(i -> i != knownAt)
            .boxed()
            .sorted(Comparator.comparing(columns::get))
            .mapToInt(Integer::intValue)
            .toArray();
    this.names =
        columns.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /**
   * Rows in key order, checked.
   *
   * @throws TipoffException CONTRACT naming table, key and column if a value has another type than
   *     its column, is null where it must not be or is not finite, or if two rows share a key
   */
  List<KeyedRow> keyed(List<Object[]> rows) {
    CanonicalDigest digest = new CanonicalDigest();
    List<KeyedRow> keyed = new ArrayList<>(rows.size());
    for (Object[] row : rows) {
      Object[] values = checked(row);
      keyed.add(
          new KeyedRow(
              keyOf(values),
              Arrays.asList(values),
              (Instant) values[knownAt],
              digest(digest, values)));
    }
    keyed.sort(Comparator.comparing(KeyedRow::key));
    for (int i = 1; i < keyed.size(); i++) {
      if (keyed.get(i).key().equals(keyed.get(i - 1).key())) {
        throw refused(keyed.get(i).key(), "is written twice", "Write one row per key.");
      }
    }
    return keyed;
  }

  private RowKey keyOf(Object[] values) {
    List<Object> parts = new ArrayList<>(key.length);
    for (int index : key) {
      parts.add(values[index]);
    }
    return new RowKey(parts);
  }

  private Object[] checked(Object[] row) {
    List<Column> columns = table.columns();
    if (row.length != columns.size()) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          table.qualifiedName() + " has " + columns.size() + " columns, a row " + row.length,
          "Give one value per declared column.");
    }
    Object[] values = new Object[row.length];
    for (int i = 0; i < row.length; i++) {
      values[i] = checked(columns.get(i), row[i], row);
    }
    return values;
  }

  private Object checked(Column column, Object value, Object[] row) {
    if (value == null) {
      if (column.required()
          || column.name().equals(Table.KNOWN_AT)
          || table.key().contains(column.name())) {
        throw refusedColumn(column, row, "is null but required");
      }
      return null;
    }
    boolean fits =
        switch (column.type()) {
          case STRING -> value instanceof String;
          case INT64 -> value instanceof Long;
          case FLOAT64 -> value instanceof Double;
          case BOOL -> value instanceof Boolean;
          case DATE -> value instanceof LocalDate;
          case TIMESTAMP -> value instanceof Instant;
        };
    if (!fits) {
      throw refusedColumn(
          column, row, "is a " + value.getClass().getSimpleName() + ", not a " + column.type());
    }
    return switch (value) {
      case Double number when !Double.isFinite(number) ->
          throw refusedColumn(column, row, "is " + number + "; what is not known is null");
      case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS);
      default -> value;
    };
  }

  private String digest(CanonicalDigest digest, Object[] values) {
    for (int index : digested) {
      if (values[index] != null) {
        digest.put(names[index]);
        digest.put(values[index]);
      }
    }
    return digest.finish();
  }

  TipoffException refused(RowKey rowKey, String what, String remedy) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        table.qualifiedName() + ": row " + rowKey.describe(table.key()) + " " + what,
        remedy);
  }

  private TipoffException refusedColumn(Column column, Object[] row, String what) {
    String where =
        String.join(
            ", ",
            Arrays.stream(key)
                .mapToObj(i -> table.columns().get(i).name() + "=" + row[i])
                .toList());
    return new TipoffException(
        FailureCategory.CONTRACT,
        table.qualifiedName() + ": column " + column.name() + " of row " + where + " " + what,
        "Mend the task that writes this table.");
  }
}
