package io.tipoff.dispatch;

import io.tipoff.ledger.Lease;
import io.tipoff.log.LogMarks;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskScope;
import java.util.Map;

/** Marks of log lines that are about a run. */
final class RunMarks {

  private RunMarks() {}

  static LogMarks of(ScopeDecision.Start start, Lease held) {
    TaskScope scope = start.scope();
    return new LogMarks(
        Map.of(
            "slate",
            scope.slate().toString(),
            "task",
            scope.task(),
            "run",
            Long.toString(held.runId()),
            "attempt",
            Integer.toString(start.attempt()),
            LogMarks.CORRELATION,
            correlationId(scope)));
  }

  /** Ties together all that is done for one slate; also in the run's event. */
  static String correlationId(TaskScope scope) {
    return scope.slate().toString();
  }
}
