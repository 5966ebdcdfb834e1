package io.tipoff.dispatch;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.warehouse.TableEffect;
import io.tipoff.warehouse.TableRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The slice versions that a run's output amounts to. */
record Slices(TaskDeclaration declaration, TaskScope scope) {

  /** Version of a slice that holds nothing. */
  static final String EMPTY = "empty";

  /** One empty slice for everything that the task declares, so that nobody waits for it. */
  List<SliceVersion> empty() {
    List<SliceVersion> slices = new ArrayList<>();
    declaration.tables().forEach(table -> slices.add(empty(table.qualifiedName())));
    declaration.artefacts().forEach(artefact -> slices.add(empty(artefact)));
    return slices;
  }

  private SliceVersion empty(String artefact) {
    return slice(artefact, EMPTY, Instant.EPOCH, 0, new TaskOutput.Completeness(0, 0));
  }

  /**
   * Checks that the output is what the task declares.
   *
   * @throws TipoffException BUG naming what is missing or undeclared
   */
  void check(TaskOutput.Rows rows) {
    var declared =
        declaration.tables().stream().map(t -> t.qualifiedName()).collect(Collectors.toSet());
    var written =
        rows.tables().stream().map(t -> t.table().qualifiedName()).collect(Collectors.toSet());
    if (!declared.equals(written)
        || !rows.artefacts().keySet().equals(new TreeSet<>(declaration.artefacts()))) {
      throw new TipoffException(
          FailureCategory.BUG,
          scope
              + " wrote "
              + written
              + " and "
              + rows.artefacts().keySet()
              + " but declares "
              + declared
              + " and "
              + declaration.artefacts(),
          "Declare what the task writes, and write all that it declares.");
    }
  }

  List<SliceVersion> of(TaskOutput.Rows rows, List<TableEffect> effects) {
    TaskOutput.Completeness completeness =
        rows.completeness().orElse(new TaskOutput.Completeness(0, 0));
    List<SliceVersion> slices = new ArrayList<>();
    for (TableEffect effect : effects) {
      String version = effect.rows() == 0 ? EMPTY : effect.rowDigest();
      slices.add(
          slice(
              effect.table(),
              version,
              effect.knownAt().orElse(Instant.EPOCH),
              effect.rows(),
              completeness));
    }
    rows.artefacts()
        .forEach(
            (name, artefact) ->
                slices.add(
                    slice(
                        name,
                        artefact.digest(),
                        artefact.knownAt(),
                        artefact.items(),
                        completeness)));
    return slices;
  }

  /** Every declared table without rows. */
  List<TableRows> noRows() {
    return declaration.tables().stream().map(table -> new TableRows(table, List.of())).toList();
  }

  /** Counts for the run history: what the task names, and what the write did to each table. */
  static Map<String, Long> counts(Map<String, Long> named, List<TableEffect> effects) {
    Map<String, Long> counts = new HashMap<>(named);
    for (TableEffect effect : effects) {
      counts.put(effect.table() + ".inserted", effect.inserted());
      counts.put(effect.table() + ".updated", effect.updated());
      counts.put(effect.table() + ".deleted", effect.deleted());
      counts.put(effect.table() + ".unchanged", effect.unchanged());
    }
    return counts;
  }

  static String plan(List<Instant> asOfs) {
    return asOfs.stream()
        .distinct()
        .sorted()
        .map(Instant::toString)
        .collect(Collectors.joining(","));
  }

  private SliceVersion slice(
      String artefact,
      String version,
      Instant knownAt,
      long rows,
      TaskOutput.Completeness completeness) {
    return new SliceVersion(
        artefact,
        scope.task(),
        scope.slate(),
        scope.asOf(),
        version,
        knownAt,
        rows,
        completeness.delivered(),
        completeness.expected());
  }
}
