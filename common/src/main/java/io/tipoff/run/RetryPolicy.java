package io.tipoff.run;

import java.time.Duration;

/**
 * Budget of attempts for one scope on one version of its inputs.
 *
 * @param attempts runs that may fail or take too long, the first included
 * @param firstDelay wait before the second; doubles with each further one
 * @param longestDelay bound of the wait
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {

  private static final int ABANDONED_PER_ATTEMPT = 5;

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
    }
  }

  /**
   * Runs that may be abandoned besides: a process that dies or is replaced is not the scope's
   * failure, unless it is the scope that takes it down each time.
   */
  public int abandonments() {
    return attempts * ABANDONED_PER_ATTEMPT;
  }

  /** Wait after the n-th attempt has failed. */
  public Duration delayAfter(int attempt) {
    long factor = 1L << Math.min(attempt - 1, 20);
    Duration delay = firstDelay.multipliedBy(factor);
    return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
  }

  /**
   * The same for one of many, shorter by up to a quarter: what failed together is not tried again
   * together. The same for the same name and attempt, whoever asks and whenever.
   */
  public Duration delayAfter(int attempt, String name) {
    Duration delay = delayAfter(attempt);
    int mixed = (name + "/" + attempt).hashCode() * 0x9E3779B9;
    int share = (mixed >>> 8) % 1_000;
    return delay.minus(delay.multipliedBy(share).dividedBy(4_000));
  }
}
