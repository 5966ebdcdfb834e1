package io.tipoff.publish.slate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublishedStatusTest {

  private static final Instant KNOWN = Instant.parse("2025-01-15T11:00:00Z");

  @Test
  void aSlateBeforeItsGamesLacksNothingButPredictions() {
    PublishedStatus waiting = PublishedStatus.of(day(false, 5, 0, 0, 0, 0));
    PublishedStatus predicted = PublishedStatus.of(day(false, 5, 0, 700, 0, 0));

    assertThat(waiting.state()).isEqualTo(SlateState.ANNOUNCED);
    assertThat(waiting.lacking()).containsExactly("predictions");
    assertThat(waiting.late()).isFalse();
    assertThat(predicted.state()).isEqualTo(SlateState.PREDICTED);
    assertThat(predicted.lacking()).isEmpty();
  }

  @Test
  void whatIsLackingOfAnEarlierSlateIsLate() {
    PublishedStatus late = PublishedStatus.of(day(true, 5, 3, 700, 0, 0));

    assertThat(late.late()).isTrue();
    assertThat(late.lacking()).containsExactly("final scores of 2 of 5 games", "grades");
  }

  @Test
  void anEarlierSlateThatIsGradedIsNotLate() {
    PublishedStatus graded = PublishedStatus.of(day(true, 5, 5, 700, 700, 0));

    assertThat(graded.state()).isEqualTo(SlateState.GRADED);
    assertThat(graded.late()).isFalse();
    assertThat(graded.predictions()).isEqualTo(700);
  }

  @Test
  void resultsThatNobodyKnowsAreLacking() {
    assertThat(PublishedStatus.of(day(true, 5, 5, 700, 690, 10)).lacking())
        .containsExactly("results of 10 predictions");
  }

  @Test
  void livePredictionsAreNotAddedToReplayedOnes() {
    StoredDay both =
        new StoredDay(
            LocalDate.of(2025, 1, 14),
            true,
            true,
            false,
            5,
            5,
            0,
            300,
            0,
            90,
            0,
            600,
            0,
            250,
            KNOWN);

    assertThat(PublishedDay.of(both).origin()).isEqualTo(Origin.LIVE);
    assertThat(PublishedDay.of(both).graded()).isEqualTo(300);
    assertThat(PublishedDay.of(both).bets()).isEqualTo(90);
  }

  private static StoredDay day(
      boolean earlier, long games, long ended, long predictions, long graded, long ungraded) {
    return new StoredDay(
        LocalDate.of(2025, 1, 14),
        earlier,
        true,
        true,
        games,
        ended,
        0,
        0,
        0,
        0,
        predictions,
        graded,
        ungraded,
        0,
        KNOWN);
  }
}
