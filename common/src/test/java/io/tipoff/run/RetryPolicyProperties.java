package io.tipoff.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Waits between attempts, whatever is configured. */
class RetryPolicyProperties {

  @Property
  @Tag("RES-03")
  @Tag("RES-04")
  void waitsDoubleUpToTheirBound(
      @ForAll @IntRange(min = 1, max = 10_000) int attempt,
      @ForAll @LongRange(min = 1, max = 60_000) long first,
      @ForAll @LongRange(min = 1, max = 3_600_000) long longest) {
    RetryPolicy policy = new RetryPolicy(5, Duration.ofMillis(first), Duration.ofMillis(longest));

    Duration wait = policy.delayAfter(attempt);
    Duration next = policy.delayAfter(attempt + 1);

    assertThat(policy.delayAfter(1).toMillis()).isEqualTo(Math.min(first, longest));
    assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMillis(longest));
    assertThat(next).isGreaterThanOrEqualTo(wait);
    if (next.toMillis() < longest && attempt <= 20) {
      assertThat(next).isEqualTo(wait.multipliedBy(2));
    }
  }

  @Property
  @Tag("RES-03")
  void scopesThatFailTogetherAreNotTriedAgainTogether(
      @ForAll @IntRange(min = 1, max = 20) int attempt,
      @ForAll @LongRange(min = 1_000, max = 60_000) long first) {
    RetryPolicy policy = new RetryPolicy(5, Duration.ofMillis(first), Duration.ofHours(1));
    Duration whole = policy.delayAfter(attempt);

    List<Duration> waits =
        IntStream.range(0, 100)
            .mapToObj(scope -> policy.delayAfter(attempt, "predict-gbdt nba/2025-01-15 " + scope))
            .toList();

    assertThat(waits)
        .allMatch(wait -> wait.compareTo(whole) <= 0)
        .allMatch(wait -> wait.compareTo(whole.multipliedBy(3).dividedBy(4)) > 0);
    assertThat(waits.stream().distinct().count()).isGreaterThan(60);
    assertThat(policy.delayAfter(attempt, "one")).isEqualTo(policy.delayAfter(attempt, "one"));
  }

  @Example
  void refusesABudgetOfNothing() {
    assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("at least 1");
  }
}
