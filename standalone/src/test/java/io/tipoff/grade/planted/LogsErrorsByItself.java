package io.tipoff.grade.planted;

import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Writes lines of errors in every way. */
public final class LogsErrorsByItself {

  private static final Logger LOG = Logger.getLogger(LogsErrorsByItself.class);

  private LogsErrorsByItself() {}

  static void withoutCause() {
    LOG.errorf("failed: %s", "something");
  }

  static void withoutWhatItIsAbout(Throwable cause) {
    LOG.error("failed", cause);
  }

  static void byLevel(Throwable cause) {
    LOG.log(Logger.Level.ERROR, "failed", cause);
  }

  static Consumer<Object> byReference() {
    return LOG::fatal;
  }

  static void allowed() {
    LOG.warnf("doubtful: %s", "something");
  }
}
