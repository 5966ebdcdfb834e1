package io.tipoff.standalone.operate;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something ends: after a while such as {@code 2h}, or at an instant. */
public sealed interface Expiry {

  /** Minutes, hours or days. */
  Pattern WHILE = Pattern.compile("(\\d{1,6})([mhd])");

  /** After this long. */
  record After(Duration duration) implements Expiry {}

  /** At this instant. */
  record At(Instant instant) implements Expiry {}

  /**
   * Reads the written form.
   *
   * @throws TipoffException CONFIGURATION if it is neither
   */
  static Expiry parse(String text) {
    Matcher matcher = WHILE.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return new After(
          switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    try {
      return new At(Instant.parse(text));
    } catch (DateTimeException e) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "'" + text + "' says neither how long nor until when",
          "Give a while such as 30m, 2h or 1d, or an instant such as 2025-01-15T18:00:00Z.",
          e);
    }
  }

  /**
   * The instant, of operational time.
   *
   * @throws TipoffException CONFIGURATION if it is past
   */
  default Instant from(Instant now) {
    Instant end =
        switch (this) {
          case After after -> now.plus(after.duration());
          case At at -> at.instant();
        };
    if (!end.isAfter(now)) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "the override would have expired at " + end + ", and it is " + now,
          "Give a later end with --expires.");
    }
    return end;
  }
}
