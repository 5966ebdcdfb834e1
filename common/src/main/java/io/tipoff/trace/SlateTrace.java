package io.tipoff.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.tipoff.digest.Digests;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where spans belong. All that is done for one slate is one trace, by whatever process and however
 * many days apart: its id is made from the correlation id, so that nobody has to be told of it. The
 * parent that its first spans share is an id alone, which nobody exports.
 */
public final class SlateTrace {

  private static final String TRACEPARENT = "traceparent";
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  private static final TextMapGetter<Map<String, String>> VALUES =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
          return carrier.get(key);
        }
      };

  private SlateTrace() {}

  /** The trace of all that has this correlation id. */
  public static Context of(String correlationId) {
    String digest = Digests.sha256("trace " + correlationId);
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    digest.substring(0, TRACE_DIGITS),
                    digest.substring(TRACE_DIGITS, TRACE_DIGITS + SPAN_DIGITS),
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  /** The span that a message tells of, or else the trace of its correlation id. */
  public static Context of(String correlationId, Optional<String> traceparent) {
    return traceparent
        .map(
            text ->
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), Map.of(TRACEPARENT, text), VALUES))
        .filter(context -> Span.fromContext(context).getSpanContext().isValid())
        .orElseGet(() -> of(correlationId));
  }

  /**
   * Whether a span is one: where nothing is traced it is no more than the parent that it was given.
   */
  public static boolean isTraced(Span span) {
    SpanContext context = span.getSpanContext();
    return context.isValid() && !context.isRemote();
  }

  /** A span as W3C Trace Context; empty if it is not traced. */
  public static Optional<String> traceparent(Span span) {
    if (!isTraced(span)) {
      return Optional.empty();
    }
    Map<String, String> carrier = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), carrier, Map::put);
    return Optional.ofNullable(carrier.get(TRACEPARENT));
  }
}
