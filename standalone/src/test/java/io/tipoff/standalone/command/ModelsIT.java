package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.digest.Digests;
import io.tipoff.dispatch.EarlierOutputs;
import io.tipoff.dispatch.TaskCatalog;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.features.contract.FeatureContract;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.run.TaskOutput;
import io.tipoff.standalone.Backtest;
import io.tipoff.standalone.KeptTrainings;
import io.tipoff.standalone.Replay;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All systems through all phases, and what is said of their models and predictions afterwards. */
@QuarkusTest
@WithTestResource(EnginesResource.class)
@TestProfile(ModelsProfile.class)
class ModelsIT {

  private static final String SEASON = "2024-25";

  /** What there must be for tables that are alike to say anything. */
  private static final Sql WHAT_COUNTS =
      new Sql(
          "what-counts",
          """
          SELECT CONCAT('predictions of ', system, ', as-ofs beyond one a date') AS what,
                 COUNT(*) AS total, COUNT(DISTINCT as_of) - COUNT(DISTINCT game_date) AS various
          FROM predictions.prediction GROUP BY system
          UNION ALL
          SELECT CONCAT('grades of ', system, ', dates'), COUNT(*), COUNT(DISTINCT game_date)
          FROM grades.grade GROUP BY system
          UNION ALL
          SELECT CONCAT('models of ', system, ', trainings'),
                 COUNT(*), COUNT(DISTINCT trained_as_of)
          FROM predictions.model GROUP BY system
          UNION ALL
          SELECT CONCAT('picks of ', system, ', players'), COUNT(*), COUNT(DISTINCT player_id)
          FROM predictions.pick GROUP BY system
          UNION ALL
          SELECT 'verdicts, of models', COUNT(*), COUNT(DISTINCT model_id)
          FROM predictions.model_verdict""");

  private static final Sql TRAININGS =
      new Sql(
          "trainings",
          "SELECT COUNT(DISTINCT CONCAT(system, ' as of ', CAST(trained_as_of AS STRING)))"
              + " AS trainings FROM predictions.model");

  @TempDir private static Path folder;

  private static DataDirectory data;
  private static Console replay;
  private static Map<String, String> replayed;

  @BeforeAll
  static void replay() {
    LeagueSpec spec = new LeagueSpec(21, 10, 2, List.of(new SeasonSpec(SEASON, 30, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(folder);
    data = DataDirectory.open(folder.resolve("data"));
    replay = tipoff("replay", "--archive", folder.toString(), "--season", SEASON, "-o", "json");
    replayed = digests(bean(Warehouse.class));
  }

  @AfterAll
  static void close() {
    data.close();
  }

  /** The command on the services of this test. */
  private static Console tipoff(String... arguments) {
    return Console.on(data, arguments);
  }

  private static <T> T bean(Class<T> type) {
    return Arc.container().select(type).get();
  }

  private static Map<String, String> digests(Warehouse warehouse) {
    return bean(TaskCatalog.class).tables().stream()
        .collect(Collectors.toMap(Table::qualifiedName, warehouse::digest));
  }

  private record Id(String id) {}

  private record Latest(LocalDate latest) {}

  private record Trainings(long trainings) {}

  private record Count(String what, long total, long various) {}

  private static String lastPredictionOf(String system) {
    return bean(Warehouse.class)
        .query(
            new Sql(
                "last-prediction",
                "SELECT prediction_id AS id FROM predictions.prediction"
                    + " WHERE system = ? AND market = 'POINTS' ORDER BY as_of DESC, player_id LIMIT 1"),
            Id.class,
            system)
        .getFirst()
        .id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moving-average",
        "gbdt",
        "gbdt-odds",
        "gbdt-market",
        "zone-matchup",
        "similarity",
        "ensemble"
      })
  void explainsAPredictionOfEverySystem(String system) {
    assertThat(replay.exit()).as(replay.out() + replay.err()).isZero();
    String prediction = lastPredictionOf(system);

    JsonNode told = tipoff("explain", prediction, "-o", "json").json();

    JsonNode contributions = told.get("parts").get("contributions");
    assertThat(told.get("parts").get("missing").asText()).isEmpty();
    double centre =
        StreamSupport.stream(contributions.spliterator(), false)
            .mapToDouble(part -> part.get("amount").asDouble())
            .sum();
    assertThat(centre).isBetween(0.0, 60.0);
    assertThat(told.get("model").get("contractDigest").asText()).hasSize(64);
    assertThat(told.get("spread").get("50").asDouble())
        .isEqualTo(told.get("prediction").get("median").asDouble());
    assertThat(told.get("ingredients").get(0).get("sources")).isNotEmpty();
    assertThat(told.get("payloads").get(0).get("sha256").asText()).hasSize(64);
    assertThat(tipoff("explain", prediction).out())
        .contains("contribution", "centre", "newest input of its row, hours before", "sha-256");
  }

  @Test
  void explainsWhatIsThereByTheAgeOfItsRowAndWhatIsNotByNone() {
    JsonNode ingredients =
        tipoff("explain", lastPredictionOf("gbdt"), "-o", "json").json().get("ingredients");

    assertThat(ingredients).anySatisfy(one -> assertThat(one.get("value").isNull()).isTrue());
    assertThat(ingredients).anySatisfy(one -> assertThat(one.get("value").isNull()).isFalse());
    assertThat(ingredients)
        .allSatisfy(
            one -> {
              JsonNode age = one.get("newestInputHours");
              assertThat(age.isNull()).isEqualTo(one.get("value").isNull());
              assertThat(age.isNull() || age.asDouble() >= 0).isTrue();
            });
  }

  private record Played(LocalDate latest, long games) {}

  @Test
  void explainsFromPayloadsOfHisEarlierGamesAndOfNoResultOfTheDay() throws IOException {
    String id = lastPredictionOf("gbdt");
    JsonNode told = tipoff("explain", id, "-o", "json").json();
    JsonNode prediction = told.get("prediction");
    String date = prediction.get("gameDate").asText();
    Played played =
        bean(Warehouse.class)
            .query(
                new Sql(
                    "played",
                    "SELECT MAX(game_date) AS latest, COUNT(*) AS games FROM analytics.player_game"
                        + " WHERE player_id = ? AND game_date < ?"),
                Played.class,
                prediction.get("playerId").asText(),
                LocalDate.parse(date))
            .getFirst();

    List<JsonNode> payloads =
        StreamSupport.stream(told.get("payloads").spliterator(), false).toList();

    assertThat(payloads)
        .filteredOn(payload -> payload.get("artefact").asText().equals("archive.player_box"))
        .hasSizeGreaterThanOrEqualTo((int) played.games())
        .anySatisfy(
            payload -> {
              assertThat(payload.get("slate").asText()).isEqualTo("nba/" + played.latest());
              assertThat(payload.get("sha256").asText())
                  .isEqualTo(
                      Digests.sha256(
                          Files.readAllBytes(folder.resolve("player_box_" + SEASON + ".csv.gz"))));
              assertThat(payload.get("knownAt").asText())
                  .isLessThan(prediction.get("asOf").asText());
            });
    assertThat(payloads)
        .filteredOn(payload -> payload.get("slate").asText().equals("nba/" + date))
        .extracting(payload -> payload.get("artefact").asText())
        .contains("archive.schedule", "archive.prop_lines")
        .doesNotContain("archive.player_box", "archive.game_results");
    assertThat(payloads)
        .extracting(payload -> payload.get("slate").asText())
        .allMatch(slate -> slate.compareTo("nba/" + date) <= 0);
    assertThat(tipoff("explain", id).out())
        .containsPattern("archive.player_box +season-files +[0-9a-f]{64} +\\d+ +nba/");
  }

  @Test
  void auditsWithoutFindingALeak() {
    Console audit = tipoff("audit", "leaks", "--slate", "nba/" + lastDate(), "-o", "json");

    assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    assertThat(audit.json().get("perturbed").get("leaks")).isEmpty();
    assertThat(audit.json().get("correlations"))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            one ->
                assertThat(Math.abs(one.get("correlation").asDouble()))
                    .isLessThanOrEqualTo(one.get("bound").asDouble()));
  }

  private static LocalDate lastDate() {
    return bean(Warehouse.class)
        .query(
            new Sql("last-date", "SELECT MAX(game_date) AS latest FROM features.player_game"),
            Latest.class)
        .getFirst()
        .latest();
  }

  /** Its first trainings are those of an earlier backtest, up to the first of them. */
  @Test
  void aBacktestEndsWithTheTablesOfTheReplay() {
    assertThat(replay.exit()).as(replay.out() + replay.err()).isZero();
    Path first = folder.resolve("first/tipoff.duckdb");
    try (Warehouse warehouse = warehouse(first)) {
      backtest(warehouse, LocalDate.of(2024, 10, 31), EarlierOutputs.NONE);
    }

    try (Warehouse warehouse = warehouse(folder.resolve("whole/tipoff.duckdb"));
        KeptTrainings trainings = KeptTrainings.of(first, new TestServices(Optional.of(data)))) {
      AtomicLong kept = new AtomicLong();
      backtest(
          warehouse,
          LocalDate.MAX,
          (task, start) -> {
            Optional<TaskOutput> output = trainings.of(task, start);
            output.ifPresent(found -> kept.incrementAndGet());
            return output;
          });

      assertThat(digests(warehouse)).isEqualTo(replayed);
      assertThat(warehouse.query(WHAT_COUNTS, Count.class))
          .hasSize(7 + 7 + 7 + 7 + 1)
          .allSatisfy(
              count -> {
                assertThat(count.total()).as(count.what()).isGreaterThan(1);
                assertThat(count.various()).as(count.what()).isGreaterThan(1);
              });
      assertThat(kept.get())
          .isBetween(2L, warehouse.query(TRAININGS, Trainings.class).getFirst().trainings() - 2);
    }
  }

  private static Warehouse warehouse(Path file) {
    Warehouse warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(file).surviving(Durability.PROCESS_DEATH),
            bean(MeterRegistry.class),
            bean(OperationalClock.class));
    warehouse.migrate(bean(TaskCatalog.class).tables());
    return warehouse;
  }

  private static void backtest(Warehouse warehouse, LocalDate to, EarlierOutputs earlier) {
    Replay.Outcome outcome =
        Backtest.of(new TestServices(Optional.of(data)), warehouse, earlier)
            .run(
                new Replay.Request(folder, List.of(SEASON), LocalDate.MIN, to, true),
                settled -> {});
    assertThat(outcome.blocked()).isEmpty();
  }

  @Test
  void listsEveryModelWithItsStandingAndWhatItShowedLater() {
    JsonNode models = tipoff("models", "list", "--system", "gbdt", "-o", "json").json();

    assertThat(models.size()).isGreaterThanOrEqualTo(10);
    assertThat(models.get(0).get("standing").asText()).isEqualTo("SUPERSEDED");
    assertThat(models.get(0).get("verdict").asText()).isIn("PASS", "FAIL");
    assertThat(models.get(models.size() - 1).get("standing").asText()).isEqualTo("SERVING");
    assertThat(tipoff("models", "list").out()).contains("SERVING", "ensemble", "similarity");
  }

  @Test
  void showsTrainsAndRetiresAModel() {
    Console trained = tipoff("models", "train", "--system", "gbdt", "-o", "json");
    assertThat(trained.exit()).as(trained.err()).isZero();
    assertThat(tipoff("models", "train", "--system", "gbdt", "-o", "json").json())
        .isEqualTo(trained.json());
    String model = trained.json().get(0).get("modelId").asText();

    assertThat(tipoff("models", "promote", model, "--actor", "ann").exit()).isEqualTo(1);
    assertThat(tipoff("models", "retire", model)).satisfies(told(2, "no reason is given"));
    Console retired =
        tipoff("models", "retire", model, "--reason", "it was a trial", "--actor", "bob");
    assertThat(retired.exit()).as(retired.err()).isZero();
    assertThat(tipoff("audit", "list", "-n", "20").out())
        .containsPattern("models train +gbdt +DONE")
        .containsPattern("ann +models promote +model " + model + " +REFUSED: ")
        .containsPattern("bob +models retire +model " + model + " +BEGUN +it was a trial")
        .containsPattern("bob +models retire +model " + model + " +DONE +it was a trial");

    assertThat(tipoff("models", "show", model.substring(0, 12)).out())
        .contains("seed=42", "RETIRED", "it was a trial", "INSUFFICIENT_DATA");
  }

  /** The file is what {@code CatBoosts.split} of predict's tests writes: at 10, 6.5 or 16.25. */
  @Test
  void importsAModelThatWasTrainedElsewhere() throws IOException {
    Path file = folder.resolve("points.cbm");
    try (InputStream kept = ModelsIT.class.getResourceAsStream("one-split.cbm")) {
      Files.write(file, kept.readAllBytes());
    }
    Path manifest = folder.resolve("points.json");
    Files.writeString(
        manifest,
        """
        {"system": "catboost", "market": "POINTS", "library": "catboost 1.2.7",
         "parameters": "one split", "features": ["points_last10", "minutes_last10"],
         "missing": [0.0, 0.0], "contractDigest": "%s", "rows": 100,
         "firstDate": "2024-10-01", "lastDate": "2024-10-25", "dataDigest": "elsewhere",
         "file": "%s", "golden": [{"values": [4.0, null], "centre": 6.5},
                                  {"values": [12.0, 30.0], "centre": 16.25}]}
        """
            .formatted(
                FeatureContract.playerGame().digest(), Digests.sha256(Files.readAllBytes(file))));

    Console imported =
        tipoff("models", "import", file.toString(), "--manifest", manifest.toString());

    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(tipoff("models", "list", "--system", "catboost").out()).contains("SERVING");
    Files.writeString(file, "cut off");
    Console refused =
        tipoff("models", "import", file.toString(), "--manifest", manifest.toString());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("does not have the digest");
    assertThat(tipoff("audit", "list", "-n", "20").out())
        .containsPattern("models import +points.cbm with SHA-256 [0-9a-f]{64} +DONE")
        .containsPattern("models import +points.cbm with SHA-256 [0-9a-f]{64} +REFUSED: ");
  }
}
