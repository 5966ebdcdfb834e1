package io.tipoff.publish.export;

import io.tipoff.warehouse.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a published file: where they come from and what readers get.
 *
 * @param query of one statement; facts are read through as-of functions
 * @param parameters of the query for a slate's date
 * @param stored record that the query fills
 * @param published record that readers get
 * @param view from the one to the other
 * @param key published fields that identify a row
 * @param counted label by which the envelope counts the rows, such as a result
 */
public record ExportRows<S extends Record, P extends Record>(
    Sql query,
    Function<LocalDate, List<Object>> parameters,
    Class<S> stored,
    Class<P> published,
    Function<S, P> view,
    List<String> key,
    Optional<Function<P, String>> counted) {

  public ExportRows {
    Objects.requireNonNull(query, "query");
    key = List.copyOf(key);
    List<String> names = Field.of(published).stream().map(Field::name).toList();
    if (key.isEmpty() || !names.containsAll(key)) {
      throw new IllegalArgumentException(
          published.getSimpleName() + " has fields " + names + ", but its key is " + key);
    }
  }

  /** Rows that the query fills as readers get them. */
  public static <P extends Record> ExportRows<P, P> of(
      Sql query, Function<LocalDate, List<Object>> parameters, Class<P> published, String... key) {
    return new ExportRows<>(
        query,
        parameters,
        published,
        published,
        Function.identity(),
        List.of(key),
        Optional.empty());
  }

  /** The same, counted by a label in the envelope. */
  public ExportRows<S, P> countedBy(Function<P, String> label) {
    return new ExportRows<>(query, parameters, stored, published, view, key, Optional.of(label));
  }
}
