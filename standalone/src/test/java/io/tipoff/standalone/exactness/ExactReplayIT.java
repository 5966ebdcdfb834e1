package io.tipoff.standalone.exactness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.digest.Digests;
import io.tipoff.dispatch.RunStep;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.standalone.exactness.DisturbedOutbox.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong on the way, a replay from empty stores ends with the tables and exports of
 * one in which nothing did. {@code -Dtipoff.seeds=20} tries more, {@code -Dtipoff.seed=7} one
 * alone, {@code -Dtipoff.crashes=5} crashes so often at each step of a run.
 */
@Tag("exactness")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ExactReplayIT {

  private static final String SEEDS = "tipoff.seeds";
  private static final int CRASHES = Integer.getInteger("tipoff.crashes", 1);

  @TempDir private static Path folder;
  private static ReplayApplication application;
  private static Map<String, String> quiet;

  @BeforeAll
  static void replayQuietly() throws Exception {
    league().writeTo(folder.resolve("league"));
    application = new ReplayApplication(folder);
    quiet = replay(Map.of());
    assertThat(quiet).containsKeys("predictions.prediction", "grades.grade", "exports");
  }

  private static SyntheticLeague league() {
    LeagueSpec spec =
        new LeagueSpec(
            5,
            4,
            2,
            List.of(
                new SeasonSpec("2023-24", 6, 0, 0, false),
                new SeasonSpec("2024-25", 20, 0, 0, true)));
    return SyntheticLeague.generate(spec);
  }

  @AfterAll
  static void close() {
    application.close();
  }

  static LongStream seeds() {
    Long one = Long.getLong("tipoff.seed");
    return one == null
        ? LongStream.rangeClosed(1, Integer.getInteger(SEEDS, 1))
        : LongStream.of(one);
  }

  @Test
  void twoReplaysEndAlike() throws Exception {
    assertEndsAlike(Map.of(), replay(Map.of()));
  }

  @Test
  void endsAlikeWhenItsSecondHalfIsBackfilledFromTheArchive() throws Exception {
    assertThat(replay(Map.of(Scenario.BACKFILLS, "true")).get("all")).isEqualTo(quiet.get("all"));
  }

  @Test
  void rebuildsFromTheArchiveWhatWasReplayedCorrectedAndBackfilled() throws Exception {
    Path corrected = folder.resolve("corrected");
    league().writeTo(corrected);
    addAnAssistToTheFirstBox(corrected.resolve("player_box_2024-25.csv.gz"));
    List<LocalDate> dates = league().slates("2024-25");
    Map<String, String> place =
        Map.of(
            "tipoff.archive.path",
            folder.resolve("archive-to-rebuild-from").toString(),
            "tipoff.predict.minimum-history",
            "2",
            "tipoff.predict.training.minimum-rows",
            "20",
            "tipoff.predict.training.cadence-days",
            "1");
    Map<String, String> corrects = new HashMap<>(place);
    corrects.put(Scenario.CORRECTED, corrected.toString());
    corrects.put(Scenario.FIRST_UNTIL, dates.get(2).toString());
    corrects.put(Scenario.THEN_UNTIL, dates.get(5).toString());
    Map<String, String> rebuilds = new HashMap<>(place);
    rebuilds.put(Scenario.REBUILDS, "true");

    Map<String, String> before = replay(corrects);
    Map<String, String> rebuilt = replay(rebuilds);

    assertThat(rebuilt).isEqualTo(before);
    assertThat(before.get("predictions.pick")).isNotEqualTo(Digests.sha256(""));
    assertThat(before.get("grades.grade")).isNotEqualTo(Digests.sha256(""));
  }

  /** As a league corrects a box score after the game. */
  private static void addAnAssistToTheFirstBox(Path file) throws IOException {
    List<String> lines;
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      lines = new ArrayList<>(new String(in.readAllBytes(), UTF_8).lines().toList());
    }
    int assists = List.of(lines.getFirst().split(",", -1)).indexOf("ast");
    String[] cells = lines.get(1).split(",", -1);
    cells[assists] = Integer.toString(Integer.parseInt(cells[assists]) + 1);
    lines.set(1, String.join(",", cells));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
  }

  @ParameterizedTest(name = "-Dtipoff.seed={0}")
  @MethodSource("seeds")
  void endsAlikeWhenEveryEventComesTwiceAndInRandomOrder(long seed) throws Exception {
    Map<String, String> line = line(Line.DOUBLES_AND_SHUFFLES, seed);
    assertEndsAlike(line, replay(line));
  }

  @ParameterizedTest(name = "-Dtipoff.seed={0}")
  @MethodSource("seeds")
  void endsAlikeWhenAThirdOfTheEventsIsLost(long seed) throws Exception {
    Map<String, String> line = line(Line.LOSES_A_THIRD, seed);
    assertEndsAlike(line, replay(line));
  }

  @Test
  void endsAlikeWhenNoEventComes() throws Exception {
    Map<String, String> line = line(Line.DEAD, 1);
    assertEndsAlike(line, replay(line));
  }

  @ParameterizedTest(name = "-Dtipoff.seed={0}")
  @MethodSource("seeds")
  void endsAlikeWhenItsProcessDiesAtEachStepOfARun(long seed) throws Exception {
    Map<String, String> crashes =
        Map.of(
            Scenario.SEED,
            Long.toString(seed),
            Scenario.CRASH_ROUNDS,
            Integer.toString(CRASHES),
            Scenario.QUIET_RUNS,
            quiet.get(EndState.RUNS),
            "tipoff.kernel.attempts",
            Integer.toString(5 + CRASHES * RunStep.values().length));

    Map<String, String> found = replay(crashes);

    assertThat(found.remove(Scenario.CRASHED_AT))
        .contains(Arrays.stream(RunStep.values()).map(Enum::name).toList());
    assertEndsAlike(crashes, found);
  }

  private static void assertEndsAlike(Map<String, String> disturbance, Map<String, String> found) {
    Map<String, String> differences = new TreeMap<>();
    quiet.forEach(
        (what, value) -> {
          if (!value.equals(found.get(what))) {
            differences.put(what, found.get(what) + " instead of " + value);
          }
        });
    assertThat(differences).as(seed(disturbance)).isEmpty();
    assertThat(found).hasSameSizeAs(quiet);
  }

  private static Map<String, String> line(Line line, long seed) {
    return Map.of(Scenario.LINE, line.name(), Scenario.SEED, Long.toString(seed));
  }

  private static Map<String, String> replay(Map<String, String> disturbance) throws Exception {
    Map<String, String> settings = new HashMap<>(disturbance);
    settings.put(Scenario.LEAGUE, folder.resolve("league").toString());
    settings.put("tipoff.predict.systems", "moving-average");
    settings.put("tipoff.messaging.relay.poll", "0.1s");
    settings.put("tipoff.messaging.relay.gather", "20ms");
    settings.put("mp.messaging.connector.smallrye-kafka.auto.commit.interval.ms", "100");
    try {
      return application.run(settings);
    } catch (AssertionError e) {
      throw new AssertionError(seed(disturbance) + ": " + e.getMessage(), e);
    }
  }

  /** What repeats a failure. */
  private static String seed(Map<String, String> disturbance) {
    return "-Dtipoff.seed=" + disturbance.getOrDefault(Scenario.SEED, "none");
  }
}
