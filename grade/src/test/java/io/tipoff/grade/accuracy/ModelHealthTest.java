package io.tipoff.grade.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.grade.accuracy.ModelHealth.State;
import io.tipoff.grade.outcome.SystemDay;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModelHealthTest {

  private static final LocalDate FIRST = LocalDate.parse("2024-12-01");
  private static final Instant KNOWN = Instant.parse("2025-06-01T10:00:00Z");
  private static final SystemDays.Group GROUP =
      new SystemDays.Group(Origin.LIVE, "gbdt", Market.POINTS);

  private final List<AccuracyDay> days = new ArrayList<>();

  /** Two weeks in which so many of 20 bets a day are won, at prices that ask for .52. */
  private ModelHealthTest window(int wonADay) {
    for (int i = 0; i < ModelHealth.DAYS; i++) {
      // a day more and a day less, so that there is something to draw
      bets(wonADay + (i % 2 == 0 ? 1 : -1), 20);
    }
    return this;
  }

  private void bets(long won, long all) {
    LocalDate date = FIRST.plusDays(days.size());
    days.add(new AccuracyDay(date, "2024-25", Optional.of(day(date, won, all - won)), 0, 0, KNOWN));
  }

  private State state() {
    return ModelHealth.of(GROUP, days).orElseThrow().state();
  }

  @Test
  @Tag("PRD-11")
  void getsWorseByOneStepInEachWindowWhollyBelowWhatThePricesAsk() {
    assertThat(window(10).state()).isEqualTo(State.HEALTHY);
    assertThat(window(7).state()).isEqualTo(State.WATCH);
    assertThat(window(7).state()).isEqualTo(State.DEGRADING);
    assertThat(window(7).state()).isEqualTo(State.BLOCKED);
    assertThat(window(7).state()).isEqualTo(State.BLOCKED);
  }

  @Test
  @Tag("PRD-11")
  void staysUntilAWindowIsWhollyAboveAndThenGetsBetterByOneStep() {
    window(7).window(7);

    assertThat(window(10).state()).isEqualTo(State.DEGRADING);
    assertThat(window(14).state()).isEqualTo(State.WATCH);
    assertThat(window(14).state()).isEqualTo(State.HEALTHY);
  }

  /** Half of the bets won is too little for a fixed 55 %, and not for prices that ask for 52. */
  @Test
  @Tag("PRD-11")
  void measuresAgainstThePricesAndNotAgainstAFixedRate() {
    ModelHealth health = ModelHealth.of(GROUP, window(10).days).orElseThrow();

    assertThat(health.bets()).isEqualTo(280);
    assertThat(health.excess()).isEqualTo(0.5 - 0.52);
    assertThat(health.low()).isNegative();
    assertThat(health.high()).isPositive();
    assertThat(health.from()).isEqualTo(FIRST);
    assertThat(health.to()).isEqualTo(FIRST.plusDays(13));
  }

  @Test
  @Tag("PRD-11")
  void saysNothingOnFewBetsOrBeforeAWindowIsOver() {
    for (int i = 0; i < ModelHealth.DAYS; i++) {
      bets(0, 7);
    }
    assertThat(state()).isEqualTo(State.INSUFFICIENT_DATA);
    for (int i = 0; i < ModelHealth.DAYS - 1; i++) {
      bets(0, 20);
    }
    assertThat(state()).isEqualTo(State.INSUFFICIENT_DATA);
    bets(0, 20);
    assertThat(state()).isEqualTo(State.WATCH);
    assertThat(ModelHealth.of(GROUP, List.of())).isEmpty();
  }

  private static SystemDay day(LocalDate date, long wins, long losses) {
    return new SystemDay(
        Origin.LIVE,
        "gbdt",
        Market.POINTS,
        date,
        "2024-25",
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        wins,
        losses,
        0,
        0,
        0,
        0,
        (wins + losses) * 520_000,
        0,
        0,
        0,
        0,
        0,
        KNOWN);
  }
}
