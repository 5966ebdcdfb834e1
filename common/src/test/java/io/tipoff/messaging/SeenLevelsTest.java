package io.tipoff.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.slate.Slate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SeenLevelsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final Slate SLATE = new Slate("nba", DAY);

  private final SeenLevels seen = new SeenLevels();

  @Test
  void firstLookAtASlateIsNewEvenIfNothingIsRecorded() {
    assertThat(seen.isNew(SLATE, 0)).isTrue();
  }

  @Test
  void onlyMoreThanWasSeenIsNew() {
    seen.saw(SLATE, 3);
    seen.saw(SLATE, 2);

    assertThat(seen.isNew(SLATE, 3)).isFalse();
    assertThat(seen.isNew(SLATE, 4)).isTrue();
  }

  @Test
  void forgetsTheSlateThatWasLongestUnused() {
    seen.saw(SLATE, 3);
    for (int day = 1; day <= 4096; day++) {
      seen.saw(new Slate("nba", DAY.plusDays(day)), 1);
    }

    assertThat(seen.isNew(SLATE, 3)).isTrue();
    assertThat(seen.isNew(new Slate("nba", DAY.plusDays(4096)), 1)).isFalse();
  }
}
