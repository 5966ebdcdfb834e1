package io.tipoff.dispatch;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the ledger keeps what nothing is decided by, {@code tipoff.retention.*}; for good where
 * nothing is said. At least {@value #FEWEST_DAYS} days: limits on notices and on replays look back.
 */
@ConfigMapping(prefix = "tipoff.retention")
public interface RetentionConfig {

  int FEWEST_DAYS = 2;

  /** Dead letters, from when they were told again or put aside. */
  Optional<Duration> deadLetters();

  /** Notices, from when their last delivery ended. */
  Optional<Duration> notices();

  /** Inputs, items and causes of runs, from their end; the runs stay. */
  Optional<Duration> runDetails();
}
