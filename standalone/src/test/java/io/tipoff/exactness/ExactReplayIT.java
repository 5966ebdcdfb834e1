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
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
 * one alone.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ExactReplayIT {

  private static final int SEEDS = Integer.getInteger("tipoff.seeds", 20);

  /** Whether the seeds and faults are those of which is known what strikes. */
  private static final boolean WHOLE =
      Stream.of("tipoff.seed", "tipoff.seeds", "tipoff.faults")
          .allMatch(name -> System.getProperty(name) == null);

  @TempDir private static Path folder;
  private static ReplayApplication application;
  private static Map<String, String> backfilled;

  @BeforeAll
  static void backfill() throws Exception {
    Fault.among(System.getProperty("tipoff.faults", "")); // before anything is started
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

  private static LongStream seeds() {
    Long one = Long.getLong("tipoff.seed");
    return one == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(one);
  }

  /** All seeds are tried, whatever becomes of those before. */
  @Test
  @Tag("ORC-16")
  @Tag("PRD-08")
  @Tag("ING-02")
  void endsAlikeWhateverASeedLetsGoWrong() throws Exception {
    Map<String, Object> failed = new TreeMap<>();
    NavigableSet<Struck> struck = new TreeSet<>();
    try (ReplayApplication.Started started = application.start(chaos())) {
      Map<String, String> quiet = started.call(ChaosReplays.class, one -> replay(one, 0));
      assertThat(quiet.get("all"))
          .as("as in another application that backfilled the second half from the archive")
          .isEqualTo(backfilled.get("all"));
      for (long seed : seeds().toArray()) {
        String again = "-Dtipoff.seed=" + seed;
        try {
          Map<String, String> found = started.call(ChaosReplays.class, one -> replay(one, seed));
          found.put(ChaosReplays.STRUCK, "").lines().map(Struck::parse).forEach(struck::add);
          if (!found.equals(quiet)) {
            failed.put(again, differences(quiet, found));
          }
        } catch (AssertionError e) {
          failed.put(again, e);
        }
      }
    }

    assertThat(failed).isEmpty();
    if (WHOLE) {
      assertThat(struck).extracting(Struck::fault).contains(Fault.values());
      assertThat(struck)
          .filteredOn(one -> one.fault() == Fault.WORKERS_DIE)
          .extracting(Struck::step)
          .contains("claimed", "computed", "written", "recorded");
    }
    compareWithPage(struck);
  }

  /**
   * The page tells of what has struck in some run: {@code -Dtipoff.docs=write} adds to it. What
   * threads do in between differs, so that a pair may strike in one run and not in the next.
   */
  private static void compareWithPage(NavigableSet<Struck> struck) throws IOException {
    NavigableSet<Struck> told = new TreeSet<>(FaultCoverage.read().struck());
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      told.addAll(struck);
      Files.writeString(FaultCoverage.PAGE, new FaultCoverage(told).page());
    }
    assertThat(FaultCoverage.PAGE).content().isEqualTo(new FaultCoverage(told).page());
  }

  /** What the fault left undone until then is done as late as if nobody had failed. */
  @Test
  @Tag("ORC-01")
  @Tag("ORC-03")
  void endsAsIfNobodyHadFailedWhenAFaultLetsDeadlinesPass() throws Exception {
    try (ReplayApplication.Started started = application.start(chaos())) {
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
  private static Map<String, String> replay(Object replays, long seed) {
    return ((LongFunction<Map<String, String>>) replays).apply(seed);
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
    settings.put("tipoff.predict.minimum-history", "2");
    settings.put("tipoff.messaging.relay.poll", "0.1s");
    settings.put("tipoff.messaging.relay.gather", "20ms");
    settings.put("mp.messaging.connector.smallrye-kafka.auto.commit.interval.ms", "100");
    return settings;
  }
}
