package io.tipoff.ingest.fact;

import java.time.Instant;
import java.util.Objects;

/**
 * A fact and when it became known.
 *
 * @param knownAt usable for any as-of after it
 */
public record Known<T>(T fact, Instant knownAt) {
  public Known {
    Objects.requireNonNull(fact, "fact");
    Objects.requireNonNull(knownAt, "knownAt");
  }
}
