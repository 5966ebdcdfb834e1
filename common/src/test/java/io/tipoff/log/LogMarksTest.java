package io.tipoff.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LogMarksTest {

  /** Keeps what is written to it, with the correlation id of that moment. */
  private static final class KeptLines extends Logger {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines = new ArrayList<>();

    KeptLines() {
      super("kept");
    }

    @Override
    public boolean isEnabled(Level level) {
      return true;
    }

    @Override
    protected void doLog(Level level, String by, Object message, Object[] values, Throwable cause) {
      doLogf(level, by, message.toString(), values, cause);
    }

    @Override
    protected void doLogf(Level level, String by, String format, Object[] values, Throwable cause) {
      lines.add(
          level
              + " "
              + MDC.get(LogMarks.CORRELATION)
              + " "
              + format.formatted(values)
              + " "
              + cause);
    }
  }

  @Test
  @Tag("RES-02")
  void theLineOfAnErrorHasItsCauseAndItsCorrelationId() {
    KeptLines log = new KeptLines();

    LogMarks.of("nba/2025-01-15").error(log, new IllegalStateException("why"), "no %s", "rows");

    assertThat(log.lines)
        .containsExactly("ERROR nba/2025-01-15 no rows java.lang.IllegalStateException: why");
    assertThat(MDC.get(LogMarks.CORRELATION)).isNull();
  }

  @Test
  @Tag("RES-02")
  void thereAreNoMarksWithoutACorrelationId() {
    assertThatThrownBy(() -> new LogMarks(Map.of("task", "score")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogMarks.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
