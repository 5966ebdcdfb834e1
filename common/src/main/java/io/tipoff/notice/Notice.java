package io.tipoff.notice;

import java.util.Objects;

/**
 * Something that somebody must know.
 *
 * @param severity who is told
 * @param signature what it counts as: notices of one signature are limited and gathered together;
 *     of a few values, never with a slate or an id
 * @param title what happened, without what differs from one time to the next
 * @param detail what it happened to, and why
 * @param remedy what to do, with the command
 */
public record Notice(
    Severity severity, String signature, String title, String detail, String remedy) {

  /** As the alerts have it. */
  public enum Severity {
    /** Somebody should look in the course of the day. */
    WARNING,
    /** Somebody should get up. */
    CRITICAL
  }

  private static final int LONGEST = 1_000;

  public Notice {
    Objects.requireNonNull(severity, "severity");
    if (!signature.matches("[a-z][A-Za-z0-9:._-]*")) {
      throw new IllegalArgumentException("'" + signature + "' is no signature of a notice");
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("the notice " + signature + " has no title");
    }
    detail = shortened(detail);
    Objects.requireNonNull(remedy, "remedy");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
