package io.tipoff.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tipoff.run.Moment;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClocksTest {

  private static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");

  @Test
  void aReplayMovesTheSlateClockForwardOnly() {
    SlateClock clock = new SlateClock();
    clock.startReplayAt(NOON);
    assertThat(clock.now()).isEqualTo(NOON);

    clock.advanceTo(NOON.plusSeconds(60));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(60));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advanceTo(NOON))
        .withMessageContaining("cannot go back");
  }

  @Test
  void aLiveClockIsNotMoved() {
    assertThatIllegalStateException().isThrownBy(() -> new SlateClock().advanceTo(NOON));
  }

  @Test
  void noonIsAnHourEarlierInSummer() {
    assertThat(LeagueTime.noon(LocalDate.of(2025, 1, 15))).isEqualTo(NOON);
    assertThat(LeagueTime.noon(LocalDate.of(2025, 6, 15)))
        .isEqualTo(Instant.parse("2025-06-15T16:00:00Z"));
  }

  @Test
  void theDayOnWhichClocksGoForwardHas23Hours() {
    LocalDate forward = LocalDate.of(2025, 3, 9);
    assertThat(Duration.between(LeagueTime.noon(forward.minusDays(1)), LeagueTime.noon(forward)))
        .isEqualTo(Duration.ofHours(23));
    assertThat(LeagueTime.at(forward, LocalTime.of(2, 30)))
        .as("a time that does not exist is shifted by the gap")
        .isEqualTo(LeagueTime.at(forward, LocalTime.of(3, 30)));
  }

  @Test
  void theDayOnWhichClocksGoBackHas25Hours() {
    LocalDate back = LocalDate.of(2025, 11, 2);
    assertThat(Duration.between(LeagueTime.noon(back.minusDays(1)), LeagueTime.noon(back)))
        .isEqualTo(Duration.ofHours(25));
    assertThat(LeagueTime.at(back, LocalTime.of(1, 30)))
        .as("of two such times the first")
        .isEqualTo(Instant.parse("2025-11-02T05:30:00Z"));
  }

  @Test
  void aLateGameBelongsToTheLocalDate() {
    assertThat(LeagueTime.dateOf(Instant.parse("2025-01-16T04:59:00Z")))
        .isEqualTo(LocalDate.of(2025, 1, 15));
  }

  @Test
  @Tag("GRD-01")
  void theNextMorningOfASlateFollowsTheLocalClock() {
    Slate beforeTheChange = new Slate("nba", LocalDate.of(2025, 3, 8));
    assertThat(Moment.NEXT_MORNING.of(beforeTheChange))
        .isEqualTo(Instant.parse("2025-03-09T11:30:00Z"));
  }
}
