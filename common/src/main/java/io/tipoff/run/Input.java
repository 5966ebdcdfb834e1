package io.tipoff.run;

import java.util.List;
import java.util.Objects;

/**
 * A declared input: slices of one table (or artefact) in a relation to the task's scope. A task is
 * due when the versions of its inputs' slices differ from those its last finished run read.
 *
 * @param table qualified name of the table or artefact, such as {@code raw.player_box}
 * @param relation which slices
 * @param need whether the task can do without
 * @param writers tasks each of which must have delivered its slice; for a source, its name
 * @param ofAny whether the slice of one of the writers will do
 * @param completeness smallest share (0–1) of expected items with which the input opens the gate;
 *     below it the gate waits until the deadline and is degraded then
 */
public record Input(
    String table,
    Relation relation,
    Need need,
    List<String> writers,
    boolean ofAny,
    double completeness) {

  public Input {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(relation, "relation");
    Objects.requireNonNull(need, "need");
    writers = List.copyOf(writers);
    if (completeness < 0 || completeness > 1) {
      throw new IllegalArgumentException(
          "completeness of " + table + " must be a share from 0 to 1, not " + completeness);
    }
  }

  /** An input without which the task does not run. */
  public static Input critical(String table, Relation relation, String... writers) {
    return new Input(table, relation, Need.CRITICAL, List.of(writers), false, 0);
  }

  /** An input that is waited for until the deadline, then done without. */
  public static Input optional(String table, Relation relation, String... writers) {
    return new Input(table, relation, Need.OPTIONAL, List.of(writers), false, 0);
  }

  /** An input that most slates never have, such as what an operator decided. */
  public static Input ifThere(String table, Relation relation, String... writers) {
    return new Input(table, relation, Need.IF_THERE, List.of(writers), false, 0);
  }

  /** The same input, wanted with at least this share of its expected items. */
  public Input completeTo(double share) {
    return new Input(table, relation, need, writers, ofAny, share);
  }

  /** An input without which the task does not run, of whichever of these writers has it. */
  public static Input criticalOfAny(String table, Relation relation, List<String> writers) {
    return new Input(table, relation, Need.CRITICAL, writers, true, 0);
  }
}
