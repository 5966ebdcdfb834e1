package io.tipoff.validation;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a check found wrong with the rows of one run.
 *
 * @param artefact qualified name of the table
 * @param check name of its rule
 * @param found how many are at fault, of those {@code checked}: rows, games or whatever the check
 *     counts
 * @param keptOut whether the rows at fault are not in the table
 * @param message what is wrong, naming the first at fault
 * @param remedy what to do, as a sentence
 * @param sample rows at fault by column: all that are kept out, else the first three
 */
public record Finding(
    String artefact,
    String check,
    Severity severity,
    long found,
    long checked,
    boolean keptOut,
    String message,
    String remedy,
    List<Map<String, Object>> sample) {

  /** Rows shown of those that are in the table. */
  static final int SHOWN = 3;

  public Finding {
    Objects.requireNonNull(artefact, "artefact");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
    sample = List.copyOf(sample);
  }
}
