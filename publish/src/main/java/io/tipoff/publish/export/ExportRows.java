package io.tipoff.publish.export;

import io.tipoff.warehouse.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The rows of a published file: where they come from and what readers get.
 *
 * @param query of one statement; facts are read through as-of functions
 * @param parameters of the query for a slate's date
 * @param stored record that the query fills
 * @param published record that readers get
 * @param kept which of the stored rows are published
 * @param view from the one to the other
 * @param key published fields that identify a row; rows are written in its order
 * @param withheld what is left of a row while the publishing of picks is halted
 * @param counted label by which the envelope counts the rows, such as a result
 */
public record ExportRows<S extends Record, P extends Record>(
    Sql query,
    Function<LocalDate, List<Object>> parameters,
    Class<S> stored,
    Class<P> published,
    Predicate<S> kept,
    Function<S, P> view,
    UnaryOperator<P> withheld,
    List<String> key,
    Optional<Function<P, String>> counted) {

  public ExportRows {
    Objects.requireNonNull(query, "query");
    key = List.copyOf(key);
    if (key.isEmpty() || fields(published, key).size() < key.size()) {
      throw new IllegalArgumentException(
          published.getSimpleName() + " has no fields " + key + " that are never null");
    }
  }

  /** The fields of the key, in its order. */
  List<Field> keyFields() {
    return fields(published, key);
  }

  private static List<Field> fields(Class<? extends Record> published, List<String> names) {
    return names.stream()
        .flatMap(name -> Field.of(published).stream().filter(field -> field.name().equals(name)))
        .filter(field -> !field.nullable())
        .toList();
  }

  /** Rows that the query fills as readers get them. */
  public static <P extends Record> ExportRows<P, P> of(
      Sql query, Function<LocalDate, List<Object>> parameters, Class<P> published, String... key) {
    return new ExportRows<>(
        query,
        parameters,
        published,
        published,
        _ -> true,
        Function.identity(),
        UnaryOperator.identity(),
        List.of(key),
        Optional.empty());
  }

  /** The same, counted by a label in the envelope. */
  public ExportRows<S, P> countedBy(Function<P, String> label) {
    return new ExportRows<>(
        query, parameters, stored, published, kept, view, withheld, key, Optional.of(label));
  }

  /** The same, of whose rows something is withheld while the publishing of picks is halted. */
  public ExportRows<S, P> withholding(UnaryOperator<P> rest) {
    return new ExportRows<>(query, parameters, stored, published, kept, view, rest, key, counted);
  }
}
