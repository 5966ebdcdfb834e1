package io.tipoff.standalone.access;

import io.smallrye.faulttolerance.api.Guard;
import io.tipoff.ledger.ApiKey;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each key may ask. Counted in this process alone. */
@Singleton
final class KeyLimits {

  private final int perMinute;
  private final Map<String, Guard> guards = new ConcurrentHashMap<>();

  KeyLimits(AccessConfig config) {
    this.perMinute = config.requestsPerMinute();
  }

  /**
   * Counts a request of a live key.
   *
   * @throws io.smallrye.faulttolerance.api.RateLimitException if it was one too many
   */
  void take(ApiKey key) {
    var unused = guards.computeIfAbsent(key.id(), id -> guard()).get(() -> true, Boolean.class);
  }

  private Guard guard() {
    return Guard.create()
        .withRateLimit()
        .limit(perMinute)
        .window(1, ChronoUnit.MINUTES)
        .done()
        .build();
  }
}
