package io.tipoff.dispatch;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.tipoff.ledger.Lease;
import io.tipoff.run.Asked;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.RecentSlates;
import io.tipoff.slate.Slate;
import io.tipoff.trace.SlateTrace;
import java.util.Map;
import java.util.Optional;

/**
 * A span for each run, in the trace of its slate. It links to what had the slate looked at last: a
 * message, or the end of another run. Where nothing is traced it does nothing.
 */
public final class RunTraces {

  /** Traces nothing. */
  static final RunTraces NONE = new RunTraces(OpenTelemetry.noop());

  private final Tracer tracer;
  private final Map<Slate, SpanContext> causes = new RecentSlates<>();

  /** Traces to what the process exports to. */
  public RunTraces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.tipoff");
  }

  /**
   * The slate is looked at: because of the message in hand, of the run that ended, or of neither.
   */
  void asked(Slate slate, Asked asked) {
    switch (asked) {
      case RUN -> {}
      case EVENT -> caused(slate, Span.current());
      default -> {
        synchronized (causes) {
          causes.remove(slate);
        }
      }
    }
  }

  void caused(Slate slate, Span by) {
    if (SlateTrace.isTraced(by)) {
      synchronized (causes) {
        causes.put(slate, by.getSpanContext());
      }
    }
  }

  RunTrace begin(TaskDeclaration declaration, ScopeDecision.Start start, Lease held) {
    TaskScope scope = start.scope();
    SpanBuilder span =
        tracer
            .spanBuilder(declaration.phase().id() + " " + declaration.name())
            .setSpanKind(SpanKind.INTERNAL)
            .setParent(SlateTrace.of(RunMarks.correlationId(scope)))
            .setAttribute("tipoff.phase", declaration.phase().id())
            .setAttribute("tipoff.task", declaration.name())
            .setAttribute("tipoff.slate", scope.slate().toString())
            .setAttribute("tipoff.pass", scope.pass().name())
            .setAttribute("tipoff.run", held.runId())
            .setAttribute("tipoff.attempt", start.attempt())
            .setAttribute("tipoff.asked", start.asked().name());
    scope.asOf().ifPresent(asOf -> span.setAttribute("tipoff.as_of", asOf.toString()));
    cause(scope.slate()).ifPresent(span::addLink);
    return new RunTrace(this, scope.slate(), span.startSpan());
  }

  private Optional<SpanContext> cause(Slate slate) {
    synchronized (causes) {
      return Optional.ofNullable(causes.get(slate));
    }
  }
}
