package io.tipoff.publish.export;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows that are what their record declares: nothing null that may not be, every number within its
 * unit's bounds, no two with one key.
 */
record CheckedRows<P extends Record & Known>(List<P> rows, SortedMap<String, Long> counts) {

  /**
   * Makes published rows of stored ones.
   *
   * @throws TipoffException CONTRACT naming export, row and field of the first that is not right
   */
  static <S extends Record, P extends Record & Known> CheckedRows<P> of(
      ExportSpec<S, P> spec, List<S> stored) {
    ExportRows<S, P> declared = spec.rows();
    List<Field> fields = Field.of(declared.published());
    List<Field> key =
        fields.stream().filter(field -> declared.key().contains(field.name())).toList();
    Set<List<Object>> keys = new HashSet<>();
    SortedMap<String, Long> counts = new TreeMap<>();
    List<P> rows = new ArrayList<>(stored.size());
    for (S from : stored) {
      P row = view(spec, from, rows.size());
      for (Field field : fields) {
        Optional<String> fault = field.fault(field.value(row));
        if (fault.isPresent()) {
          throw refused(spec, row, rows.size(), field.name() + " " + fault.get(), null);
        }
      }
      if (!keys.add(key.stream().map(field -> field.value(row)).toList())) {
        throw refused(
            spec, row, rows.size(), "a row before it has the same " + declared.key(), null);
      }
      declared.counted().ifPresent(label -> counts.merge(label.apply(row), 1L, Long::sum));
      rows.add(row);
    }
    return new CheckedRows<>(rows, counts);
  }

  /** When the last of the facts in the rows became known. */
  Optional<Instant> knownAt() {
    return rows.stream().map(Known::knownAt).max(Instant::compareTo);
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
        "export " + spec.id() + ", row " + (number + 1) + ": " + fault + " in " + row,
        "The published files were kept. Mend what wrote the row, or the declaration of the field.",
        cause);
  }
}
