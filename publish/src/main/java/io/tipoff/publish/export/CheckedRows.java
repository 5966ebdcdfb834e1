package io.tipoff.publish.export;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows that are what their record declares: nothing null that may not be, every number within its
 * unit's bounds, no two with one key; in the order of their keys.
 */
record CheckedRows<P extends Record & Known>(List<P> rows, SortedMap<String, Long> counts) {

  /**
   * Makes published rows of stored ones.
   *
   * @param halted whether what is withheld while publishing is halted is left out of them
   * @throws TipoffException CONTRACT naming export, row and field of the first that is not right
   */
  static <S extends Record, P extends Record & Known> CheckedRows<P> of(
      ExportSpec<S, P> spec, List<S> stored, boolean halted) {
    ExportRows<S, P> declared = spec.rows();
    List<Field> fields = Field.of(declared.published());
    List<Field> key = declared.keyFields();
    SortedMap<String, Long> counts = new TreeMap<>();
    SortedMap<String, P> rows = new TreeMap<>();
    int number = 0;
    for (S from : stored) {
      number++;
      if (!declared.kept().test(from)) {
        continue;
      }
      P seen = view(spec, from, number);
      P row = halted ? declared.withheld().apply(seen) : seen;
      for (Field field : fields) {
        Optional<String> fault = field.fault(field.value(row));
        if (fault.isPresent()) {
          throw refused(spec, row, number, field.name() + " " + fault.get(), null);
        }
      }
      if (rows.put(keyOf(row, key), row) != null) {
        throw refused(spec, row, number, "a row before it has the same " + declared.key(), null);
      }
      declared.counted().ifPresent(label -> counts.merge(label.apply(row), 1L, Long::sum));
    }
    return new CheckedRows<>(List.copyOf(rows.values()), counts);
  }

  /** The fields of its key as one text, by which rows are ordered: dates and names sort in it. */
  private static String keyOf(Record row, List<Field> key) {
    StringBuilder text = new StringBuilder(64);
    for (Field field : key) {
      text.append(field.value(row)).append('\0');
    }
    return text.toString();
  }

  /** When the last of the facts in the rows became known. */
  Optional<Instant> knownAt() {
    Instant latest = null;
    for (P row : rows) {
      if (latest == null || row.knownAt().isAfter(latest)) {
        latest = row.knownAt();
      }
    }
    return Optional.ofNullable(latest);
  }

  private static <S extends Record, P extends Record & Known> P view(
      ExportSpec<S, P> spec, S stored, int number) {
    try {
      return spec.rows().view().apply(stored);
    } catch (TipoffException | IllegalArgumentException e) {
      throw refused(spec, stored, number, e.getMessage(), e);
    }
  }

  private static TipoffException refused(
      ExportSpec<?, ?> spec, Record row, int number, String fault, RuntimeException cause) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        "export " + spec.id() + ", row " + number + ": " + fault + " in " + row,
        "The published files were kept. Mend what wrote the row, or the declaration of the field.",
        cause);
  }
}
