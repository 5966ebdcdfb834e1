package io.tipoff.predict.gbdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.archive.FileArchive;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.League;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.Settings;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.system.SystemTasks;
import io.tipoff.run.Moment;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GbdtTest {

  private static final int DAYS = 25;
  private static final int PLAYERS = 60;

  @TempDir Path folder;

  private final PredictSettings settings =
      Settings.of(
          Map.of("tipoff.predict.systems", "gbdt", "tipoff.predict.training.minimum-rows", "1000"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Gbdt gbdt;
  private Task training;
  private Task predicting;
  private League league;

  @BeforeEach
  void open() {
    gbdt = new Gbdt(settings, new FileArchive(folder.resolve("archive")));
    List<Task> tasks = SystemTasks.of(gbdt, settings, meters);
    training = tasks.getFirst();
    predicting = tasks.getLast();
    league = new League(folder, Recipe.WITHOUT_ODDS.features(), PLAYERS, tasks);
    league.play(0, DAYS);
  }

  @AfterEach
  void close() {
    gbdt.close();
    league.close();
  }

  @Test
  void trainsTheSameBytesFromTheSameRowsHoweverManyAtATime() {
    List<Object[]> first = rows(league.runOn(training, DAYS), 0);
    List<Object[]> second = rows(league.runOn(training, DAYS), 0);
    PredictSettings oneAtATime =
        Settings.of(
            Map.of(
                "tipoff.predict.systems", "gbdt",
                "tipoff.predict.training.minimum-rows", "1000",
                "tipoff.predict.training.threads", "1"));
    Gbdt other = new Gbdt(oneAtATime, new FileArchive(folder.resolve("archive")));
    Task alone = SystemTasks.of(other, oneAtATime, new SimpleMeterRegistry()).getFirst();

    assertThat(first).hasSize(5);
    assertThat(second).usingRecursiveComparison().isEqualTo(first);
    assertThat(rows(league.runOn(alone, DAYS), 0)).usingRecursiveComparison().isEqualTo(first);
    other.close();
  }

  @Test
  @Tag("FEA-01")
  @Tag("PRD-09")
  @Tag("T-05")
  void predictsEveryQualifiedPlayerAndMarketAndFollowsSkill() {
    league.runOn(training, DAYS);
    league.announce(DAYS, League.CONTRACT);

    TaskOutput.Rows output = (TaskOutput.Rows) league.runAtTip(predicting, DAYS);

    // one player has too few games, one a row of too little quality
    assertThat(output.counts())
        .containsEntry("players", (long) PLAYERS)
        .containsEntry("short_history", 1L)
        .containsEntry("low_quality", 1L);
    assertThat(output.requests().orElseThrow().leftOut().values())
        .as("each with its reason")
        .hasSize(2)
        .anyMatch(why -> why.endsWith("earlier games"))
        .anyMatch(why -> why.startsWith("quality below"));
    assertThat(rows(output, 0)).hasSize((PLAYERS - 2) * 5);
    assertThat(rows(output, 1)).hasSize((PLAYERS - 2) * 5);
    Object[] weak = points(output, League.player(5));
    Object[] strong = points(output, League.player(PLAYERS - 1));
    assertThat((double) strong[12]).isGreaterThan((double) weak[12] + 5);
    CountDistribution distribution = CountDistribution.parse((String) strong[14]);
    assertThat(distribution.median()).isEqualTo((double) strong[12]);
    assertThat(distribution.mean()).isEqualTo((double) strong[13]);
    assertThat(meters.get("tipoff.prediction.system.ready").gauge().value()).isEqualTo(1);
  }

  @Test
  @Tag("PRD-10")
  @Tag("TRF-04")
  void predictsNothingBeforeItsFirstTraining() {
    league.announce(DAYS, League.CONTRACT);

    assertThat(league.runAtTip(predicting, DAYS))
        .isInstanceOfSatisfying(
            TaskOutput.NoData.class, none -> assertThat(none.proof()).contains("no model"));
    assertThat(meters.get("tipoff.prediction.system.ready").gauge().value()).isZero();
  }

  @Test
  void usesNoModelTrainedAfterItsAsOf() {
    league.runOn(training, DAYS);

    assertThat(league.runAtTip(predicting, DAYS - 1)).isInstanceOf(TaskOutput.NoData.class);
  }

  @Test
  void refusesRowsOfAnotherContract() {
    league.runOn(training, DAYS);
    league.announce(DAYS, "another contract");

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> league.runAtTip(predicting, DAYS))
        .withMessageContaining("another contract")
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.CONTRACT));
  }

  @Test
  @Tag("PRD-10")
  void refusesToServeWhenItsModelFileIsGone() throws IOException {
    league.runOn(training, DAYS);
    league.announce(DAYS, League.CONTRACT);
    remove(folder.resolve("archive"));

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> league.runAtTip(predicting, DAYS))
        .withMessageContaining("is not in the archive");
    assertThat(meters.get("tipoff.prediction.system.ready").gauge().value()).isZero();
  }

  @Test
  @Tag("PRD-10")
  void refusesToServeWhatComputesAnythingElseThanWhenItWasTrained() {
    List<Object[]> rows = rows(training.run(league.contextOn(training, DAYS)), 0);
    league.write("altered", TableRows.of(ModelRow.TABLE, ModelRow.class, altered(rows)));
    league.announce(DAYS, League.CONTRACT);

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> league.runAtTip(predicting, DAYS))
        .withMessageContaining("when trained")
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.CONTRACT));
    assertThat(meters.get("tipoff.prediction.system.ready").gauge().value()).isZero();
  }

  /** The same models, whose manifests remember another centre of their first golden vector. */
  private static List<ModelRow> altered(List<Object[]> rows) {
    List<ModelRow> altered = new ArrayList<>();
    for (Object[] row : rows) {
      ObjectNode manifest = (ObjectNode) read((String) row[9]);
      ObjectNode golden = (ObjectNode) manifest.get("golden").get(0);
      golden.put("centre", Math.nextUp(golden.get("centre").doubleValue()));
      altered.add(
          ModelRow.of((Instant) row[3], ModelManifest.read("altered", manifest.toString())));
    }
    return altered;
  }

  @Test
  void calibratesOnItsOwnPastPredictionsOnceTheyAreEnough() {
    league.runOn(training, DAYS);
    int days = GbdtTrainer.ENOUGH_PAIRS / (PLAYERS - 2) + 2;
    league.play(DAYS, DAYS + days);
    for (int day = DAYS; day < DAYS + days; day++) {
      league.runAtTip(predicting, day);
    }

    List<Object[]> models = rows(league.runOn(training, DAYS + days), 0);

    assertThat((String) models.getFirst()[9]).contains("own past predictions");
  }

  @Test
  @Tag("T-50")
  void calibratesOnPredictionsAndOutcomesOfEarlierSlatesOnly() {
    league.runOn(training, DAYS);
    league.play(DAYS, DAYS + 4);
    for (int day = DAYS; day < DAYS + 4; day++) {
      league.runAtTip(predicting, day);
    }
    int today = DAYS + 2;

    Map<Market, Pairs> pairs =
        PastPredictions.before(
            league.contextOn(training, today),
            Recipe.WITHOUT_ODDS.system(),
            Moment.MORNING.of(League.slate(today)),
            FeatureRows.of(Recipe.WITHOUT_ODDS.features(), List.of()));

    assertThat(pairs.get(Market.POINTS).size()).isEqualTo(2 * (PLAYERS - 2));
    assertThat(pairs.get(Market.POINTS).outcomes()[0])
        .isEqualTo(league.outcomes(DAYS).get(2).points());
    assertThat(pairs.get(Market.POINTS).outcomes()[PLAYERS - 2])
        .isEqualTo(league.outcomes(DAYS + 1).get(2).points());
  }

  private static Object[] points(TaskOutput.Rows output, String player) {
    return rows(output, 0).stream()
        .filter(row -> row[4].equals(player) && row[5].equals("POINTS"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static List<Object[]> rows(TaskOutput output, int table) {
    return ((TaskOutput.Rows) output).tables().get(table).rows();
  }

  private static void remove(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
