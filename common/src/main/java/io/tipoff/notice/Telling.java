package io.tipoff.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice as it is told to one destination.
 *
 * @param id of the notice; the same to all destinations and at each try
 * @param latest detail of the last time; the notice has that of the first
 * @param times how often it happened since it was last told
 * @param insteadOf destination that did not take it, if this one stands in
 */
public record Telling(
    long id,
    Notice notice,
    String latest,
    long times,
    Instant first,
    Instant last,
    Optional<String> insteadOf) {

  /** {@code [CRITICAL] A run was given up ×12}. */
  public String subject() {
    return "[" + notice.severity() + "] " + notice.title() + (times > 1 ? " ×" + times : "");
  }

  /** Everything, as lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder(subject()).append('\n');
    if (times > 1) {
      text.append("first ").append(first).append(": ").append(notice.detail()).append('\n');
      text.append("last  ").append(last).append(": ").append(latest).append('\n');
    } else {
      text.append(first).append(": ").append(notice.detail()).append('\n');
    }
    if (!notice.remedy().isEmpty()) {
      text.append(notice.remedy()).append('\n');
    }
    insteadOf.ifPresent(
        other -> text.append("The destination ").append(other).append(" did not take this.\n"));
    return text.toString();
  }
}
