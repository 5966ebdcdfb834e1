package io.tipoff.dispatch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.tipoff.run.RunState;
import io.tipoff.slate.Slate;
import io.tipoff.trace.SlateTrace;
import java.util.Optional;

/** The span of one run, from its lease to its recorded end. */
record RunTrace(RunTraces traces, Slate slate, Span span) {

  /** The run as a message tells of it. */
  Optional<String> traceparent() {
    return SlateTrace.traceparent(span);
  }

  /** How it ended, and whether that could be recorded. */
  void recorded(Ended ended, String outcome, Laps laps) {
    span.setAttribute("tipoff.outcome", outcome);
    laps.waitedMillis().ifPresent(millis -> span.setAttribute("tipoff.waited_ms", millis));
    laps.computedMillis().ifPresent(millis -> span.setAttribute("tipoff.computed_ms", millis));
    laps.wroteMillis().ifPresent(millis -> span.setAttribute("tipoff.wrote_ms", millis));
    ended.failure().ifPresent(category -> span.setAttribute("tipoff.failure", category.name()));
    if (ended.state() == RunState.FAILED || ended.state() == RunState.TIMED_OUT) {
      span.setStatus(StatusCode.ERROR, ended.reason());
    }
  }

  /** It is over, whether anything was recorded or not; what follows follows from it. */
  void end() {
    span.end();
    traces.caused(slate, span);
  }
}
