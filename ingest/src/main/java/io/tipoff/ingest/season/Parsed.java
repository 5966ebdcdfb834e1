package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.QuarantinedRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One file, read.
 *
 * @param rows as received
 */
record Parsed<T>(
    List<CsvRow> rows,
    List<RowOutcome.Accepted<T>> accepted,
    List<QuarantinedRow> quarantined,
    int collapsed) {

  static <T> Parsed<T> empty() {
    return new Parsed<>(List.of(), List.of(), List.of(), 0);
  }

  /** Reads rows; those of one key must not differ in what {@code content} shows. */
  static <T> Parsed<T> of(
      String file,
      List<CsvRow> rows,
      RowParser<T> parser,
      Function<T, Object> key,
      Function<T, Object> content) {
    Deduplicated<T> unique = Deduplicated.of(file, parser.parse(rows), key, content, rows);
    return new Parsed<>(rows, unique.accepted(), unique.quarantined(), unique.collapsed());
  }

  /** The date of a row, if it can be read. */
  static Optional<LocalDate> date(CsvRow row) {
    try {
      return Optional.of(LocalDate.parse(row.text("game_date")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The same, rows that show the same here collapsed into the first of them. */
  Parsed<T> collapsing(Function<T, Object> content) {
    Set<Object> seen = new HashSet<>();
    List<RowOutcome.Accepted<T>> first =
        accepted.stream().filter(row -> seen.add(content.apply(row.value()))).toList();
    return new Parsed<>(rows, first, quarantined, collapsed + accepted.size() - first.size());
  }

  List<T> values() {
    return accepted.stream().map(RowOutcome.Accepted::value).toList();
  }
}
