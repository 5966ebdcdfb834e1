package io.tipoff.dispatch;

import io.smallrye.common.vertx.VertxContext;
import io.tipoff.ledger.Lease;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskScope;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** Marks log lines with the run that they are about. */
record LogMarks(Map<String, String> marks) {

  static LogMarks of(ScopeDecision.Start start, Lease held) {
    TaskScope scope = start.scope();
    return new LogMarks(
        Map.of(
            "slate", scope.slate().toString(),
            "task", scope.task(),
            "run", Long.toString(held.runId()),
            "attempt", Integer.toString(start.attempt()),
            "correlationId", correlationId(scope)));
  }

  /** Ties together all that is done for one slate; also in the run's event. */
  static String correlationId(TaskScope scope) {
    return scope.slate().toString();
  }

  /** Does blocking work on this thread; the lines that it writes are marked. */
  <T> T around(Supplier<T> work) {
    marks.forEach(MDC::put);
    try {
      return work.get();
    } finally {
      marks.keySet().forEach(MDC::remove);
    }
  }

  /**
   * Writes lines, on an event loop soon instead of now: the loop's own context, which all its work
   * shares, keeps no marks.
   */
  void write(Runnable lines) {
    Context here = Vertx.currentContext();
    if (here == null) {
      markAndRun(lines);
    } else {
      VertxContext.createNewDuplicatedContext(here).runOnContext(_ -> markAndRun(lines));
    }
  }

  private void markAndRun(Runnable lines) {
    around(
        () -> {
          lines.run();
          return true;
        });
  }
}
