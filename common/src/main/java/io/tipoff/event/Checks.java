package io.tipoff.event;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.regex.Pattern;

/** Refusals that name the event, the component and the value. */
final class Checks {

  static final String NAME = "[a-z][a-z0-9-]*";
  static final String ARTEFACT = "[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*";
  static final String DIGEST = "[0-9a-f]{64}";
  static final String TOKEN = "\\S+";

  private Checks() {}

  static <T> T present(T value, String event, String component) {
    if (value == null) {
      throw invalid(event, component, "is missing");
    }
    return value;
  }

  static String matching(String value, String pattern, String event, String component) {
    present(value, event, component);
    if (!Pattern.matches(pattern, value)) {
      throw invalid(event, component, "'" + value + "' does not match " + pattern);
    }
    return value;
  }

  static void notNegative(long value, String event, String component) {
    if (value < 0) {
      throw invalid(event, component, value + " is negative");
    }
  }

  static InvalidEventException invalid(String event, String component, String problem) {
    return new InvalidEventException(event + "." + component + " " + problem);
  }

  /** An event that may not exist; what tells it, or sent it, has to be mended. */
  static final class InvalidEventException extends TipoffException {

    private static final long serialVersionUID = 1L;

    InvalidEventException(String message) {
      super(FailureCategory.CONTRACT, message, "Mend what makes this event; see docs/events.");
    }
  }
}
