package io.tipoff.standalone.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Operator;
import io.tipoff.slate.Slate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;

/** Parts of a request as values; one that is none is told with what would be. */
final class Asked {

  private Asked() {}

  static Slate slate(String sport, String date) {
    return slate(sport + "/" + date);
  }

  static Slate slate(String text) {
    try {
      return Slate.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage(), "Give it as in nba/2025-01-15.");
    }
  }

  static LocalDate date(String text) {
    if (text == null) {
      throw wrong("a date is missing", "Give it as in 2025-01-15.");
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("'" + text + "' is no date", "Give it as in 2025-01-15.");
    }
  }

  static <E extends Enum<E>> E one(Class<E> type, String text) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    String names = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    throw wrong("'" + text + "' is none of " + names, "Give one of them.");
  }

  /** How many of the latest are wanted, brought into 1 to {@code most}. */
  static int latest(String text, int most) {
    try {
      return Math.clamp(Long.parseLong(text), 1, most);
    } catch (NumberFormatException e) {
      throw wrong(
          "latest is '" + text + "', which is no number", "Give one from 1 to " + most + ".");
    }
  }

  static <T> T body(T body) {
    if (body == null) {
      throw wrong(
          "the request has no body", "Send at least {}; a \"reason\" is kept with the act.");
    }
    return body;
  }

  /** The holder of the key, who acts. */
  static Operator operator(SecurityIdentity caller, String reason) {
    return new Operator(caller.getPrincipal().getName(), reason);
  }

  static TipoffException wrong(String message, String remedy) {
    return new TipoffException(FailureCategory.CONFIGURATION, message, remedy);
  }
}
