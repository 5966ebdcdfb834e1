package io.tipoff.publish.export;

import io.tipoff.warehouse.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * When a file may be replaced by one with fewer rows.
 *
 * @param <P> the published record
 */
public sealed interface EmptyPolicy<P extends Record> {

  /** Always: few rows are an honest answer here. */
  record MayShrink<P extends Record>() implements EmptyPolicy<P> {}

  /**
   * Not while something was missing when it was made; and not by less than half of the rows of the
   * same slate, unless all that is expected is in it. An empty file is held to the same wherever it
   * goes: it needs the proof that nothing was missing.
   */
  record KeepFuller<P extends Record>(Expectation<P> expectation) implements EmptyPolicy<P> {

    public KeepFuller {
      Objects.requireNonNull(expectation, "expectation");
    }
  }

  /**
   * What a slate's file has rows of.
   *
   * @param query of one column {@code item}, such as the ids of the games announced for the date
   * @param parameters of the query for a slate's date
   * @param item the one that a row is of
   */
  record Expectation<P extends Record>(
      Sql query, Function<LocalDate, List<Object>> parameters, Function<P, String> item) {}
}
