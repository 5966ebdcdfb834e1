package io.tipoff.exactness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.digest.Digests;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong on the way, a replay from empty stores ends with the tables and exports of
 * one in which nothing did. {@code -Dtipoff.seeds=200} tries more seeds, {@code -Dtipoff.seed=7}
 * one alone, {@code real-seeds} and {@code real-seed} those of real slates.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ExactReplayIT {

  /** Seeds among which is every fault, whatever threads do in between. */
  private static final int ALL_FAULTS = 20;

  private static final int SEEDS = Integer.getInteger("tipoff.seeds", ALL_FAULTS);
  private static final String FAULTS = System.getProperty("tipoff.faults", "");
  private static final String AMONG = FAULTS.isEmpty() ? "" : " --faults " + FAULTS;
  private static final boolean WHOLE =
      System.getProperty("tipoff.seed") == null && FAULTS.isEmpty() && SEEDS >= ALL_FAULTS;

  @TempDir private static Path folder;
  private static ReplayApplication application;
  private static Map<String, String> backfilled;

  @BeforeAll
  static void backfill() throws Exception {
    Fault.among(FAULTS); // before anything is started
    league().writeTo(folder.resolve("league"));
    application = new ReplayApplication(folder);
    backfilled = application.run(settings(Map.of()));
  }

  /** As small as a league can be of which something is trained, predicted and graded. */
  private static SyntheticLeague league() {
    LeagueSpec spec =
        new LeagueSpec(
            5,
            4,
            2,
            List.of(
                new SeasonSpec("2023-24", 2, 0, 0, false),
                new SeasonSpec("2024-25", 3, 0, 0, true)));
    return SyntheticLeague.generate(spec);
  }

  @AfterAll
  static void close() {
    application.close();
  }

  @Test
  @Tag("ORC-16")
  @Tag("PRD-08")
  @Tag("ING-02")
  void endsAlikeWhateverASeedLetsGoWrong() throws Exception {
    Replays replays = replays(folder.resolve("league"), "seed", SEEDS);

    assertThat(replays.quiet().get("all"))
        .as("as in another application that backfilled the second half from the archive")
        .isEqualTo(backfilled.get("all"));
    if (WHOLE) {
      new FaultCoverage(replays.struck(), SEEDS).writeIfAskedTo();
    }
    assertThat(FaultCoverage.PAGE).content().isEqualTo(FaultCoverage.read().page());
    assertThat(replays.failed()).isEmpty();
    if (WHOLE) {
      assertThat(replays.struck()).extracting(Struck::fault).contains(Fault.values());
      assertThat(replays.struck())
          .filteredOn(one -> one.fault() == Fault.WORKERS_DIE)
          .extracting(Struck::step)
          .contains("claimed", "computed", "written", "recorded");
    }
  }

  /** They have a revision for each tip and quotes of several books; one has no quotes. */
  @Test
  @Tag("ORC-16")
  @Tag("PRD-08")
  void realSlatesEndAlikeToo() throws Exception {
    Path slates = folder.resolve("real");
    RealSlates.copyTo(slates);
    Replays replays = replays(slates, "real-seed", Integer.getInteger("tipoff.real-seeds", 2));

    assertThat(replays.quiet())
        .as("what is there to be compared")
        .doesNotContainEntry("predictions.prediction", Digests.sha256(""))
        .doesNotContainEntry("grades.grade", Digests.sha256(""));
    assertThat(replays.failed()).isEmpty();
  }

  /**
   * How seeds ended.
   *
   * @param failed those that ended otherwise than the quiet replay, by what repeats them
   * @param struck in those that ended alike
   */
  private record Replays(
      Map<String, String> quiet, Map<String, Object> failed, NavigableSet<Struck> struck) {}

  /**
   * All seeds are tried, whatever becomes of those before.
   *
   * @param option of the command line and of this JVM that names one seed
   * @param number of the seeds that are tried if none is named
   */
  private static Replays replays(Path files, String option, int number) throws Exception {
    Long alone = Long.getLong("tipoff." + option);
    LongStream seeds = alone == null ? LongStream.rangeClosed(1, number) : LongStream.of(alone);
    ReplayApplication.Started started = application.kept(chaos());
    Map<String, String> quiet = started.call(ChaosReplays.class, one -> replay(one, files, 0));
    Replays replays = new Replays(quiet, new LinkedHashMap<>(), new TreeSet<>());
    for (long seed : seeds.toArray()) {
      String again = "./tipoff chaos --" + option + " " + seed + AMONG;
      try {
        Map<String, String> found =
            started.call(ChaosReplays.class, one -> replay(one, files, seed));
        List<Struck> struck =
            found.put(ChaosReplays.STRUCK, "").lines().map(Struck::parse).toList();
        if (found.equals(quiet)) {
          replays.struck().addAll(struck);
        } else {
          replays.failed().put(again, differences(quiet, found) + " after " + struck);
        }
      } catch (AssertionError e) {
        replays.failed().put(again, e);
      }
    }
    return replays;
  }

  /** What the fault left undone until then is done as late as if nobody had failed. */
  @Test
  @Tag("ORC-01")
  @Tag("ORC-03")
  void endsAsIfNobodyHadFailedWhenAFaultLetsDeadlinesPass() throws Exception {
    ReplayApplication.Started started = application.kept(chaos());

    Map<String, String> inTime = started.call(MissedDeadline.class, one -> season(one, "NOT"));
    Map<String, String> quiet =
        started.call(MissedDeadline.class, one -> season(one, "NOBODY_LOADS"));
    Map<String, String> refused =
        started.call(MissedDeadline.class, one -> season(one, "WAREHOUSE_REFUSES"));

    assertThat(quiet.get("outcome"))
        .contains("player-game-summary", "score-rows", "publish-results");
    assertThat(quiet.get("predictions.prediction"))
        .as("made without the games that were not loaded in time, and left as they were made")
        .isNotEqualTo(inTime.get("predictions.prediction"));
    assertThat(refused).isEqualTo(quiet);
  }

  @Test
  void rebuildsFromTheArchiveWhatWasReplayedCorrectedAndBackfilled() throws Exception {
    Path corrected = folder.resolve("corrected");
    league().writeTo(corrected);
    addAnAssistToTheFirstBox(corrected.resolve("player_box_2024-25.csv.gz"));
    Map<String, String> place =
        Map.of(
            "tipoff.archive.path",
            folder.resolve("archive-to-rebuild-from").toString(),
            "tipoff.predict.training.cadence-days",
            "1");
    Map<String, String> corrects = new HashMap<>(place);
    corrects.put(Scenario.CORRECTED, corrected.toString());
    Map<String, String> rebuilds = new HashMap<>(place);
    rebuilds.put(Scenario.REBUILDS, "true");

    Map<String, String> before = application.run(settings(corrects));
    Map<String, String> rebuilt = application.run(settings(rebuilds));

    assertThat(rebuilt).isEqualTo(before);
    assertThat(before.get("predictions.pick")).isNotEqualTo(Digests.sha256(""));
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

  @SuppressWarnings("unchecked") // it is declared to be this
  private static Map<String, String> replay(Object replays, Path files, long seed) {
    return ((BiFunction<Path, Long, Map<String, String>>) replays).apply(files, seed);
  }

  @SuppressWarnings("unchecked") // it is declared to be this
  private static Map<String, String> season(Object seasons, String why) {
    return ((Function<String, Map<String, String>>) seasons).apply(why);
  }

  private static Map<String, String> differences(
      Map<String, String> quiet, Map<String, String> found) {
    Map<String, String> differences = new TreeMap<>();
    quiet.forEach(
        (what, value) -> {
          if (!value.equals(found.get(what))) {
            differences.put(what, found.get(what) + " instead of " + value);
          }
        });
    return differences;
  }

  private static Map<String, String> chaos() {
    return settings(
        Map.of(
            "tipoff.kernel.look-again", "0.1s",
            "tipoff.kernel.heartbeat", "1s",
            "tipoff.kernel.sweep", "0.5s",
            "tipoff.kernel.watch-days", "100000"));
  }

  private static Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(Scenario.LEAGUE, folder.resolve("league").toString());
    settings.put("tipoff.predict.systems", "moving-average");
    settings.put("tipoff.predict.training.minimum-rows", "10");
    settings.put("tipoff.messaging.relay.poll", "0.1s");
    settings.put("tipoff.messaging.relay.gather", "20ms");
    settings.put("mp.messaging.connector.smallrye-kafka.auto.commit.interval.ms", "100");
    return settings;
  }
}
