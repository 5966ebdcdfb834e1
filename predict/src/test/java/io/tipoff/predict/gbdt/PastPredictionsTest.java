package io.tipoff.predict.gbdt;

import static io.tipoff.predict.system.PlantedPast.BEFORE;
import static io.tipoff.predict.system.PlantedPast.MORNING;
import static io.tipoff.predict.system.PlantedPast.TODAY;
import static io.tipoff.predict.system.PlantedPast.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.system.PlantedPast;
import io.tipoff.slate.Market;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the boosters calibrate on, with the leaks planted that each of its guards keeps out. */
class PastPredictionsTest {

  @TempDir Path folder;

  private PlantedPast past;

  @BeforeEach
  void open() {
    past = new PlantedPast(folder);
  }

  @AfterEach
  void close() {
    past.close();
  }

  private boolean learnt() {
    FeatureRows none = FeatureRows.of(Recipe.WITHOUT_ODDS.features(), List.of());
    return !PastPredictions.before(past.context(), Recipe.WITHOUT_ODDS.system(), MORNING, none)
        .isEmpty();
  }

  @Test
  void seesAPredictionOfAnEarlierDateWithWhatFollowed() {
    past.predicted(Recipe.WITHOUT_ODDS.system(), YESTERDAY, BEFORE).followed(YESTERDAY, BEFORE);

    assertThat(learnt()).isTrue();
  }

  @Test
  @Tag("T-50")
  void seesNoPredictionOfItsOwnDate() {
    past.predicted(Recipe.WITHOUT_ODDS.system(), TODAY, BEFORE).followed(YESTERDAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoOutcomeOfItsOwnDate() {
    past.predicted(Recipe.WITHOUT_ODDS.system(), YESTERDAY, BEFORE).followed(TODAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoPredictionKnownAtItsInstant() {
    past.predicted(Recipe.WITHOUT_ODDS.system(), YESTERDAY, MORNING).followed(YESTERDAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoOutcomeKnownAtItsInstant() {
    past.predicted(Recipe.WITHOUT_ODDS.system(), YESTERDAY, BEFORE).followed(YESTERDAY, MORNING);

    assertThat(learnt()).isFalse();
  }

  @Test
  void areOfPlayersWithTenEarlierGamesOnceTheseAreEnough() {
    List<PastPredictions.Past> all =
        IntStream.range(0, 2 * GbdtTrainer.ENOUGH_PAIRS)
            .mapToObj(i -> new PastPredictions.Past("g" + i, "p", Market.THREES, i % 2, 0))
            .toList();

    assertThat(PastPredictions.ofKnownPlayers(all, one -> one.median() == 1))
        .hasSize(GbdtTrainer.ENOUGH_PAIRS)
        .allMatch(one -> one.median() == 1);
    assertThat(PastPredictions.ofKnownPlayers(all.subList(2, all.size()), one -> one.median() == 1))
        .hasSize(all.size() - 2);
  }
}
