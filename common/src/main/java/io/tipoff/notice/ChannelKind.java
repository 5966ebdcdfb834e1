package io.tipoff.notice;

import java.util.Locale;

/** How a destination is told. */
public enum ChannelKind {
  /** An incoming webhook of Slack, or of what understands its {@code text}. */
  SLACK,
  /** JSON by {@code POST}. */
  WEBHOOK,
  /** Mail, by SMTP. */
  MAIL,
  /** An event to Sentry, or to what takes its envelopes; addressed by a DSN. */
  SENTRY;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
