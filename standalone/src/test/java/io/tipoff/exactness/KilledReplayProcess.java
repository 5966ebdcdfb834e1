package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.digest.Digests;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.standalone.PackagedProgram;
import io.tipoff.standalone.RealSeasons;
import io.tipoff.standalone.faults.LedgerTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program, killed as nothing can prepare for, ends as one that was left alone. {@code
 * -Dtipoff.kills=20 -Dtipoff.seed=7} makes it longer, or repeats a failure.
 */
class KilledReplayProcess {

  private static final int KILLS = Integer.getInteger("tipoff.kills", 2);
  private static final long SEED = Long.getLong("tipoff.seed", 1);

  /** Lines of progress after which a process is killed at the latest, and milliseconds after it. */
  private static final int LINES = 4;

  private static final int MILLISECONDS = 400;

  private static final Duration DETECTED_WITHIN = Duration.ofSeconds(5);

  private static final String ENDED =
      "select extract(epoch from ended_at) from ledger.run where state = 'ABANDONED'";

  private static final System.Logger LOG = System.getLogger(KilledReplayProcess.class.getName());

  private static final String SEASON = "2024-25";

  /** Digest of a table without a row. */
  private static final String NOTHING = Digests.sha256("");

  /** Ends of a replay that came to its end: real season files are told of with warnings. */
  private static final List<Integer> ENDS = List.of(0, 3);

  @TempDir Path folder;

  /**
   * What is replayed.
   *
   * @param slates options that say which slates of the files
   */
  private record Replayed(Path files, List<String> slates) {}

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  @Tag("ING-18")
  @Tag("ORC-16")
  @Tag("PRD-08")
  void endsAsAReplayThatWasLeftAlone() throws IOException, InterruptedException {
    LeagueSpec spec =
        new LeagueSpec(
            5,
            8,
            3,
            List.of(
                new SeasonSpec("2023-24", 10, 0, 0, false),
                new SeasonSpec(SEASON, 20, 0, 0, true)));
    Replayed league = invented(spec);

    Path quiet = folder.resolve("quiet");
    replayToItsEnd(league, quiet);
    String expected = digestOfSomething(quiet);
    assertThat(quiet.resolve("exports/results/latest.json")).exists();
    assertThat(output(quiet, "status")).containsPattern("POSTGAME +publish +DONE");

    Path copy = folder.resolve("copy");
    output(quiet, "backup", copy.toString());
    Path restored = folder.resolve("restored");
    output(restored, "restore", copy.toString());
    assertThat(digest(restored)).as("digests of the backup, restored").isEqualTo(expected);

    Path killed = folder.resolve("killed-0");
    Random random = new Random(SEED);
    for (int kills = 0; kills < KILLS; ) {
      if (killAt(league, killed, 1 + random.nextInt(LINES), random.nextInt(MILLISECONDS))) {
        kills++;
      } else { // it came to its end after those before: from here on another is killed
        endsAs(expected, killed, kills);
        killed = folder.resolve("killed-" + kills);
      }
    }
    replayToItsEnd(league, killed);
    endsAs(expected, killed, KILLS);
  }

  /** Six slates with several revisions each, real quotes and, on the last, a training. */
  @Test
  @Tag("ORC-16")
  @Tag("PRD-08")
  void realSlatesEndAlikeToo() throws IOException, InterruptedException {
    Replayed week =
        new Replayed(
            RealSeasons.folder(),
            List.of("--season", SEASON, "--no-history", "--to", "2024-10-27"));
    Path quiet = folder.resolve("quiet");
    replayToItsEnd(week, quiet);
    String expected = digestOfSomething(quiet);

    Path killed = folder.resolve("killed");
    assertThat(killAt(week, killed, 1, new Random(SEED).nextInt(MILLISECONDS)))
        .as("it was killed before its end")
        .isTrue();
    replayToItsEnd(week, killed);
    endsAs(expected, killed, 1);
  }

  /**
   * Counted from when the restart first asks its ledger: until then it waits for its engines to
   * recover. What it took from the start of its process on is written to the log.
   */
  @Test
  @Tag("ING-17")
  @Tag("alone")
  void whatAKilledProgramRanIsEndedWithinFiveSecondsOfItsRestart() throws Exception {
    Replayed league =
        invented(new LeagueSpec(5, 8, 3, List.of(new SeasonSpec(SEASON, 20, 0, 0, true))));
    Path data = folder.resolve("killed");
    int running = killWhileItRuns(league, data);

    Instant begun = Instant.now();
    Process restart = PackagedProgram.start(folder, List.of("serve", "--data-dir=" + data)).start();
    try (BufferedReader reader = restart.inputReader(StandardCharsets.UTF_8)) {
      LedgerTables ledger = PackagedProgram.ledgerTold(reader);
      Instant ready = Instant.now();
      List<Instant> ended =
          ledger.rows(ENDED).stream().map(KilledReplayProcess::instantOfSeconds).toList();

      assertThat(ended).hasSizeGreaterThanOrEqualTo(running).allMatch(ready::isAfter);
      Instant last = ended.stream().max(Instant::compareTo).orElseThrow();
      Instant asked = firstLineOf(restart.pid(), data.resolve("tipoff.log"));
      LOG.log(
          System.Logger.Level.INFO,
          "{0} runs ended {1} after the ledger was asked, {2} after the start; ready after {3}",
          running,
          Duration.between(asked, last),
          Duration.between(begun, last),
          Duration.between(begun, ready));
      assertThat(last).isBefore(asked.plus(DETECTED_WITHIN));
    } finally {
      restart.destroy();
      restart.waitFor();
    }
  }

  /** Kills replays until one had runs that were running; how many. */
  private int killWhileItRuns(Replayed league, Path data) throws Exception {
    int running = 0;
    while (running == 0) {
      assertThat(killAt(league, data, 1, 0)).as("it was killed before its end").isTrue();
      // the database outlives the program until the next start
      List<String> postmaster = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
      String url = "jdbc:postgresql://127.0.0.1:" + postmaster.get(3) + "/postgres";
      running =
          new LedgerTables(url).rows("select id from ledger.run where state = 'RUNNING'").size();
    }
    return running;
  }

  private static Instant instantOfSeconds(String seconds) {
    return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1000));
  }

  /** The log begins with what Flyway finds in the ledger. */
  private static Instant firstLineOf(long process, Path log) throws IOException {
    for (String line : Files.readAllLines(log)) {
      JsonNode fields = new ObjectMapper().readTree(line);
      if (fields.get("processId").asLong() == process) {
        return Instant.parse(fields.get("timestamp").asText());
      }
    }
    throw new AssertionError("process " + process + " has no line in " + log);
  }

  private void endsAs(String expected, Path killed, int kills)
      throws IOException, InterruptedException {
    assertThat(digest(killed))
        .as("digests after %d kills of seed %d", kills, SEED)
        .isEqualTo(expected);
  }

  private void replayToItsEnd(Replayed league, Path data) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "replay", ".txt");
    int exit = PackagedProgram.toItsEnd(folder, replay(league, data), output);

    assertThat(exit).as(Files.readString(output)).isIn(ENDS);
  }

  /**
   * Starts a replay and kills it some time after it has told of its progress so often.
   *
   * @return whether it had not come to its end before
   */
  private boolean killAt(Replayed league, Path data, int lines, int milliseconds)
      throws IOException, InterruptedException {
    Process process = PackagedProgram.start(folder, replay(league, data)).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      int seen = 0;
      String line;
      while (seen < lines && (line = reader.readLine()) != null) {
        seen += line.startsWith("replay: ") ? 1 : 0;
      }
      if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
        assertThat(process.exitValue()).isIn(ENDS);
        return false;
      }
      process.destroyForcibly().waitFor();
      return true;
    }
  }

  private Replayed invented(LeagueSpec spec) {
    Path league = folder.resolve("league");
    SyntheticLeague.generate(spec).writeTo(league);
    return new Replayed(league, List.of("--season", SEASON));
  }

  private static List<String> replay(Replayed league, Path data) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("replay", "--archive", league.files().toString()));
    arguments.addAll(league.slates());
    arguments.addAll(List.of("--data-dir", data.toString()));
    return arguments;
  }

  /** The digests of a replay in which players were predicted and graded. */
  private String digestOfSomething(Path data) throws IOException, InterruptedException {
    String digest = digest(data);
    assertThat(digest)
        .contains("predictions.prediction", "grades.grade", "exports")
        .doesNotContainPattern("(predictions\\.prediction|grades\\.grade) +" + NOTHING);
    return digest;
  }

  private String digest(Path data) throws IOException, InterruptedException {
    return output(data, "digest");
  }

  private String output(Path data, String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, command[0], ".txt");
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data-dir", data.toString()));
    int exit = PackagedProgram.toItsEnd(folder, arguments, output);
    assertThat(exit).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }
}
