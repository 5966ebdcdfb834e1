package io.tipoff.validation;

import io.tipoff.run.SliceVersion;
import io.tipoff.warehouse.TableRows;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run's rows after the checks of their tables.
 *
 * @param tables what is to be written, without the rows that are kept out
 */
public record Validated(List<TableRows> tables, List<Finding> findings) {

  /** Of a run that writes no rows. */
  public static final Validated NOTHING = new Validated(List.of(), List.of());

  public Validated {
    tables = List.copyOf(tables);
    findings = List.copyOf(findings);
  }

  /** A slice of the run, in error if a check of its table says so. */
  public SliceVersion judge(SliceVersion slice) {
    String errors =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .filter(finding -> finding.artefact().equals(slice.artefact()))
            .map(finding -> finding.check() + ": " + finding.message())
            .collect(Collectors.joining("; "));
    return errors.isEmpty() ? slice : slice.inError(errors);
  }
}
