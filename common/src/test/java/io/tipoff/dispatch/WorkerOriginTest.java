package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerOriginTest {

  private final SlateClock clock = new SlateClock();

  @Test
  void whatIsMadeLongAfterTheTipIsNotLiveOnALiveClock() {
    Instant now = clock.now();

    assertThat(Worker.origin(revision(now), clock)).isEqualTo(Origin.LIVE);
    assertThat(Worker.origin(revision(now.minus(Duration.ofMinutes(9))), clock))
        .isEqualTo(Origin.LIVE);
    assertThat(Worker.origin(revision(now.minus(Duration.ofMinutes(10))), clock))
        .isEqualTo(Origin.REPLAY);
    assertThat(Worker.origin(revision(now.minus(Duration.ofDays(400))), clock))
        .isEqualTo(Origin.REPLAY);
  }

  @Test
  void nothingOfAReplayIsLive() {
    Instant asOf = Instant.parse("2025-01-15T17:00:00Z");
    clock.startReplayAt(asOf);

    assertThat(Worker.origin(revision(asOf), clock)).isEqualTo(Origin.REPLAY);
  }

  private static TaskScope revision(Instant asOf) {
    return new TaskScope(
        "predict-gbdt",
        new Slate("nba", LocalDate.of(2025, 1, 15)),
        Pass.PREGAME,
        Optional.of(asOf));
  }
}
