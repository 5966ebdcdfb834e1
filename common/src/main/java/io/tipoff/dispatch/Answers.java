package io.tipoff.dispatch;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.Items;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskOutput;
import io.tipoff.validation.Validated;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of what a run was asked for, and why it has no rows if it has none. */
final class Answers {

  private static final String KEPT_OUT = "kept out by a check of its table";

  private Answers() {}

  /** Each item that the run was asked for, if it tells; written is what the checks let through. */
  static Optional<Items> of(TaskOutput.Rows rows, Validated validated) {
    return rows.requests()
        .map(
            requests -> {
              String item = requests.item();
              Map<String, Long> written = counts(validated.tables().getFirst(), item);
              Map<String, String> leftOut = new TreeMap<>(requests.leftOut());
              counts(rows.tables().getFirst(), item).keySet().stream()
                  .filter(one -> !written.containsKey(one))
                  .forEach(one -> leftOut.put(one, KEPT_OUT));
              return new Items(new TreeMap<>(written), new TreeMap<>(leftOut));
            });
  }

  private static Map<String, Long> counts(TableRows rows, String item) {
    int place = place(rows.table(), item);
    Map<String, Long> counts = new TreeMap<>();
    rows.rows().forEach(row -> counts.merge(String.valueOf(row[place]), 1L, Long::sum));
    return counts;
  }

  private static int place(Table table, String item) {
    return table
        .place(item)
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.BUG,
                    table.qualifiedName() + " has no column " + item,
                    "Name a column of the task's first table."));
  }

  /**
   * Why a run has no rows.
   *
   * @return empty if it has some
   * @throws TipoffException UPSTREAM_MISSING if it went without an input, BUG if the task says
   *     nothing of it: a run without rows is proven empty, or it has failed
   */
  static Optional<String> proofOfNone(
      ScopeDecision.Start start, TaskOutput.Rows rows, Optional<Items> items) {
    if (!rows.isEmpty()) {
      return Optional.empty();
    }
    if (items.isPresent() && items.get().requested() > 0) {
      return Optional.of(
          "none of the " + items.get().requested() + " asked for: " + items.get().reasons());
    }
    if (!start.degraded().isEmpty()) {
      throw new TipoffException(
          FailureCategory.UPSTREAM_MISSING,
          start.scope() + " has no row, and went without: " + String.join("; ", start.degraded()),
          "It runs again when its inputs change: tipoff reconcile " + start.scope().slate());
    }
    if (rows.completeness().isPresent()) {
      return Optional.of(
          "all that it reads is there, and holds none of the "
              + rows.completeness().get().expected()
              + " expected");
    }
    throw new TipoffException(
        FailureCategory.BUG,
        start.scope() + " has no row and does not prove why",
        "Let the task prove it: NoData, or how much was expected.");
  }
}
