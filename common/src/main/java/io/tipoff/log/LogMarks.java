package io.tipoff.log;

import io.smallrye.common.vertx.VertxContext;
import io.tipoff.slate.Slate;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Marks log lines with what they are about. Errors are written here alone, so that none goes
 * without its cause and without what ties it to other lines.
 *
 * @param marks fields of the line; {@link #CORRELATION} is one of them
 */
public record LogMarks(Map<String, String> marks) {

  /**
   * Field that ties lines together: the slate that they are about, else the process, source or
   * address.
   */
  public static final String CORRELATION = "correlationId";

  public LogMarks {
    marks = Map.copyOf(marks);
    if (marks.getOrDefault(CORRELATION, "").isBlank()) {
      throw new IllegalArgumentException("log lines without a correlation id: " + marks);
    }
  }

  /** Marks with nothing but a correlation id. */
  public static LogMarks of(String correlationId) {
    return new LogMarks(Map.of(CORRELATION, correlationId));
  }

  /** Marks of what is about a slate as a whole. */
  public static LogMarks of(Slate slate) {
    return of(slate.toString());
  }

  /**
   * Writes the line of an error, with its cause and stack.
   *
   * @param format as of {@link String#format}
   */
  public void error(Logger log, Throwable cause, String format, Object... values) {
    write(() -> log.errorf(cause, format, values));
  }

  /** Does blocking work on this thread; the lines that it writes are marked. */
  public <T> T around(Supplier<T> work) {
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
  public void write(Runnable lines) {
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
