package io.tipoff.standalone.operate;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.time.Duration;

/** Waits for the ledger on behalf of somebody who waits too. */
public final class Answer {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Answer() {}

  /**
   * The answer; blocks.
   *
   * @throws TipoffException TRANSIENT if none came in half a minute
   */
  public static <T> T of(Uni<T> asked) {
    try {
      return asked.await().atMost(PATIENCE);
    } catch (TimeoutException e) {
      throw new TipoffException(
          FailureCategory.TRANSIENT,
          "the ledger did not answer within " + PATIENCE.toSeconds() + " s",
          "See that PostgreSQL runs (tipoff doctor), then try again.",
          e);
    }
  }
}
