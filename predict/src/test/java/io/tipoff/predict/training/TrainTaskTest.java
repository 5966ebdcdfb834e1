package io.tipoff.predict.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.League;
import io.tipoff.predict.Settings;
import io.tipoff.predict.calibration.CalibrationFit;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Predictor;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTaskTest {

  private static final int DAYS = 10;
  private static final int PLAYERS = 20;
  private static final List<String> FEATURES = List.of("points_last5", "home");

  @TempDir Path folder;

  private final Remembering trainer = new Remembering();
  private final TrainTask task =
      new TrainTask(trainer, Settings.of(Map.of("tipoff.predict.training.minimum-rows", "150")));
  private League league;

  /** Learns a calibration of zeros and keeps what it was shown. */
  private static final class Remembering implements Trainer {

    private final List<TrainingRows> seen = new ArrayList<>();

    @Override
    public String system() {
      return "remembering";
    }

    @Override
    public List<String> features() {
      return FEATURES;
    }

    @Override
    public List<Input> inputs() {
      return List.of();
    }

    @Override
    public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
      seen.add(rows);
      ModelManifest manifest =
          new ModelManifest(
              system(),
              Market.POINTS,
              "test",
              "",
              FEATURES,
              rows.features().missing(),
              rows.contractDigest(),
              rows.size(),
              rows.firstDate().toString(),
              rows.lastDate().toString(),
              rows.digest(),
              "",
              CalibrationFit.fit(new double[rows.size()], rows.outcomes().get(Market.POINTS)),
              "",
              List.of(),
              null);
      return List.of(ModelRow.of(instant, manifest));
    }

    @Override
    public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
      throw new TipoffException(FailureCategory.CONTRACT, "it cannot predict", "Let it be.");
    }
  }

  @BeforeEach
  void open() {
    league = new League(folder, FEATURES, PLAYERS, List.of(task));
  }

  @AfterEach
  void close() {
    league.close();
  }

  private TrainingRows trainedOn(int day) {
    league.runOn(task, day);
    return trainer.seen.getLast();
  }

  @Test
  void readsRowsOfEarlierDatesInTheirOrder() {
    league.play(0, DAYS);

    TrainingRows rows = trainedOn(DAYS);

    // the first player never has enough games
    assertThat(rows.size()).isEqualTo(DAYS * (PLAYERS - 1));
    assertThat(rows.firstDate()).isEqualTo(League.FIRST);
    assertThat(rows.lastDate()).isEqualTo(League.FIRST.plusDays(DAYS - 1));
    assertThat(rows.outcomes().get(Market.POINTS)[0]).isEqualTo(league.outcomes(0).get(1).points());
  }

  @Test
  @Tag("T-50")
  void seesNoOutcomeOfItsOwnDateOrLater() {
    league.play(0, DAYS + 3);

    TrainingRows rows = trainedOn(DAYS);

    LocalDate slate = League.FIRST.plusDays(DAYS);
    assertThat(rows.features().subjects()).allMatch(one -> one.gameDate().isBefore(slate));
  }

  @Test
  @Tag("T-50")
  void seesNoOutcomeOfItsOwnDateEvenIfItWasKnownBefore() {
    league.play(0, DAYS);
    league.playBeforeMorning(DAYS);

    assertThat(trainedOn(DAYS).lastDate()).isEqualTo(League.FIRST.plusDays(DAYS - 1));
  }

  @Test
  @Tag("T-50")
  void seesNoOutcomeKnownAtOrAfterItsInstant() {
    league.play(0, DAYS - 1);
    league.announce(DAYS - 1, League.CONTRACT);
    Instant morning = League.boxKnown(DAYS - 1).plusSeconds(3 * 3600);
    league.outcome(
        "late",
        league.outcomes(DAYS - 1).stream()
            .map(one -> one.known(morning))
            .toArray(League.Outcome[]::new));

    TrainingRows rows = trainedOn(DAYS);

    assertThat(rows.lastDate()).isEqualTo(League.FIRST.plusDays(DAYS - 2));
  }

  @Test
  void learnsFromWhatWasKnownThenEvenIfItWasCorrectedLater() {
    league.play(0, DAYS);
    TrainingRows before = trainedOn(DAYS);
    League.Outcome first = league.outcomes(0).get(1);
    List<League.Outcome> corrected = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      corrected.addAll(league.outcomes(day));
    }
    corrected.set(1, first.scoring(99).known(League.tip(DAYS)));
    league.replaceOutcomes(0, corrected);

    TrainingRows after = trainedOn(DAYS);

    assertThat(after.digest()).isEqualTo(before.digest());
  }

  @Test
  void trainsAgainOnlyWhenItsCadenceHasPassed() {
    trainsAgainAfter(28, DAYS * (PLAYERS - 1));
  }

  @Test
  void trainsAgainSoonerAsLongAsItsRowsAreFew() {
    trainsAgainAfter(7, DAYS * (PLAYERS - 1) + 1);
  }

  private void trainsAgainAfter(int days, int earlyRows) {
    TrainTask training =
        new TrainTask(
            trainer,
            Settings.of(
                Map.of(
                    "tipoff.predict.training.minimum-rows",
                    "150",
                    "tipoff.predict.training.early-rows",
                    Integer.toString(earlyRows))));
    league.play(0, DAYS);
    league.runOn(training, DAYS);

    assertThat(league.runOn(training, DAYS + days - 1))
        .isInstanceOfSatisfying(
            TaskOutput.NoData.class, none -> assertThat(none.proof()).startsWith("not due"));
    assertThat(league.runOn(training, DAYS + days)).isInstanceOf(TaskOutput.Rows.class);
    assertThat(trainer.seen).hasSize(2);
  }

  @Test
  void saysWhenThereAreTooFewRows() {
    league.play(0, 3);

    assertThat(league.runOn(task, 3))
        .isInstanceOfSatisfying(
            TaskOutput.NoData.class,
            none -> assertThat(none.proof()).contains("57 past rows").contains("150"));
  }

  @Test
  void leavesOutRowsOfAnotherContract() {
    league.announce(0, "an older contract");
    league.outcome("outcomes/0", league.outcomes(0).toArray(League.Outcome[]::new));
    league.play(1, DAYS);

    TrainingRows rows = trainedOn(DAYS);

    assertThat(rows.otherContract()).isEqualTo(PLAYERS - 1);
    assertThat(rows.contractDigest()).isEqualTo(League.CONTRACT);
    assertThat(rows.firstDate()).isEqualTo(League.FIRST.plusDays(1));
  }
}
