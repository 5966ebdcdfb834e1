package io.tipoff.predict.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.archive.FileArchive;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.CountingWarehouse;
import io.tipoff.predict.League;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.Settings;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.gbdt.Gbdts;
import io.tipoff.predict.gbdtmarket.GbdtMarkets;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system over one small league: trained, predicting, graded, and the ensemble of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllSystemsTest {

  private static final int START = 15;
  private static final int END = 26;
  private static final int PLAYERS = 60;
  private static final String ALL =
      "moving-average,gbdt,gbdt-odds,gbdt-market,zone-matchup,similarity,ensemble";

  private final PredictSettings settings =
      Settings.of(
          Map.of("tipoff.predict.systems", ALL, "tipoff.predict.training.minimum-rows", "550"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<TaskOutput> ensembleBefore = new ArrayList<>();
  private List<PredictionSystem> systems;
  private List<Task> tasks;
  private League league;

  @BeforeAll
  void play(@TempDir Path folder) {
    systems = EverySystem.trainedHere(settings, new FileArchive(folder.resolve("archive")));
    tasks = new PredictionSystems(systems, settings, new SystemStates(meters)).tasks();
    List<String> features = new ArrayList<>(Gbdts.features());
    features.addAll(GbdtMarkets.features());
    league = new League(folder, features, PLAYERS, tasks);
    league.play(0, END);
    for (int day = START; day < END; day++) {
      runDay(day);
    }
    league.announce(END, League.CONTRACT);
    league.runOn(task("train-ensemble"), END);
    members().forEach(member -> league.runAtTip(task("predict-" + member), END));
  }

  private void runDay(int day) {
    systems.forEach(system -> league.runOn(task("train-" + system.id()), day));
    for (String member : members().toList()) {
      league.grade(day, (TaskOutput.Rows) league.runAtTip(task("predict-" + member), day));
    }
    ensembleBefore.add(league.runAtTip(task("predict-ensemble"), day));
  }

  @AfterAll
  void close() {
    league.close();
  }

  static Stream<String> all() {
    return Stream.of(ALL.split(",", -1));
  }

  private Stream<String> members() {
    return systems.stream().map(PredictionSystem::id).filter(id -> !id.equals("ensemble"));
  }

  private Task task(String name) {
    return tasks.stream()
        .filter(task -> task.declaration().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("all")
  void predictsThePlayersOfASlateInEveryMarket(String system) {
    List<Object[]> rows = predictions(system);

    assertThat(rows).hasSizeGreaterThan((PLAYERS - 2) * 5 * 4 / 5);
    assertThat(rows.stream().map(row -> row[5]).distinct())
        .containsExactly("POINTS", "REBOUNDS", "ASSISTS", "THREES", "PRA");
    Object[] weak = points(rows, League.player(8));
    Object[] strong = points(rows, League.player(PLAYERS - 2));
    assertThat((double) strong[12]).isGreaterThan((double) weak[12] + 5);
  }

  @ParameterizedTest
  @MethodSource("all")
  @Tag("PRD-02")
  void givesTheSameRowsAgain(String system) {
    assertThat(predictions(system)).usingRecursiveComparison().isEqualTo(predictions(system));
  }

  @ParameterizedTest
  @MethodSource("all")
  @Tag("PRD-01")
  void asksForHistoryAtMostThreeTimesARun(String system) {
    CountingWarehouse counting = new CountingWarehouse(league.warehouse());
    Task task = task("predict-" + system);
    RunContext context = league.contextAtTip(task, END);

    task.run(new RunContext(context.scope(), context.origin(), counting, List.of()));

    assertThat(counting.queries().stream().filter(name -> !name.contains("latest-models")))
        .hasSizeLessThanOrEqualTo(3);
    assertThat(counting.queries()).hasSizeLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("all")
  void tellsWhatMakesTheCentreOfEachRow(String id) {
    PredictionSystem system =
        systems.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    RunContext context = league.contextAtTip(task("predict-" + id), END);
    Predictor predictor = ((Readiness.Ready) system.at(context)).predictor();
    FeatureRows rows = features(predictor, context);

    for (int row = 10; row < 20; row++) {
      var distribution = predictor.predict(Market.POINTS, rows).get(row);
      List<Contribution> parts = predictor.contributions(Market.POINTS, rows, row);
      assertThat(parts.isEmpty()).isEqualTo(distribution.isEmpty());
      double centre = parts.stream().mapToDouble(Contribution::amount).sum();
      if (List.of("gbdt", "gbdt-odds", "gbdt-market", "ensemble").contains(id)) {
        double median = distribution.map(CountDistribution::median).orElse(0.0);
        assertThat(centre).isCloseTo(median, within(0.001));
      }
    }
  }

  private static FeatureRows features(Predictor predictor, RunContext context) {
    return FeatureRows.of(
        predictor.features(),
        context
            .warehouse()
            .queryRows(
                Sql.of(PredictTask.class, "features.sql"),
                FeatureRows.columns(predictor.features()),
                context.asOf()));
  }

  @Test
  void theEnsembleWaitsForEnoughGradesAndLearnsNothingFromItsOwnSlate() {
    assertThat(ensembleBefore)
        .allSatisfy(
            output ->
                assertThat(output)
                    .isInstanceOfSatisfying(
                        TaskOutput.NoData.class,
                        none -> assertThat(none.proof()).contains("no weights")));
    TaskOutput.Rows trained = (TaskOutput.Rows) league.runOn(task("train-ensemble"), END);
    league.grade(END, (TaskOutput.Rows) league.runAtTip(task("predict-moving-average"), END));
    TaskOutput.Rows again = (TaskOutput.Rows) league.runOn(task("train-ensemble"), END);

    assertThat(again.tables().getFirst().rows())
        .usingRecursiveComparison()
        .isEqualTo(trained.tables().getFirst().rows());
  }

  @Test
  @Tag("PRD-10")
  void theEnsembleIsAbsentWhenAMemberWithAShareIs() {
    league.announce(END + 1, League.CONTRACT);
    league.runAtTip(task("predict-zone-matchup"), END + 1);

    assertThat(league.runAtTip(task("predict-ensemble"), END + 1))
        .isInstanceOfSatisfying(
            TaskOutput.NoData.class, none -> assertThat(none.proof()).contains("absent as of"));
    assertThat(
            meters.get("tipoff.prediction.system.ready").tag("system", "ensemble").gauge().value())
        .isZero();
  }

  private List<Object[]> predictions(String system) {
    TaskOutput output = league.runAtTip(task("predict-" + system), END);
    assertThat(output).isInstanceOf(TaskOutput.Rows.class);
    return ((TaskOutput.Rows) output).tables().getFirst().rows();
  }

  private static Object[] points(List<Object[]> rows, String player) {
    return rows.stream()
        .filter(row -> row[4].equals(player) && row[5].equals("POINTS"))
        .findFirst()
        .orElseThrow();
  }
}
