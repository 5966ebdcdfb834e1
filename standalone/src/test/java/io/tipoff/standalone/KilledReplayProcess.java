package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @TempDir Path folder;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  @Tag("ING-18")
  @Tag("ORC-16")
  @Tag("PRD-08")
  void endsAsAReplayThatWasLeftAlone() throws IOException, InterruptedException {
    Path league = folder.resolve("league");
    LeagueSpec spec =
        new LeagueSpec(
            5,
            8,
            3,
            List.of(
                new SeasonSpec("2023-24", 10, 0, 0, false),
                new SeasonSpec("2024-25", 20, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(league);

    Path quiet = folder.resolve("quiet");
    replayToItsEnd(league, quiet);
    String expected = digest(quiet);
    assertThat(expected).contains("predictions.prediction", "grades.grade", "exports");
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

  private void endsAs(String expected, Path killed, int kills)
      throws IOException, InterruptedException {
    assertThat(digest(killed))
        .as("digests after %d kills of seed %d", kills, SEED)
        .isEqualTo(expected);
  }

  private void replayToItsEnd(Path league, Path data) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "replay", ".txt");
    Process process = start(output, replay(league, data));

    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
  }

  /**
   * Starts a replay and kills it some time after it has told of its progress so often.
   *
   * @return whether it had not come to its end before
   */
  private boolean killAt(Path league, Path data, int lines, int milliseconds)
      throws IOException, InterruptedException {
    Process process = PackagedProgram.start(folder, replay(league, data)).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      int seen = 0;
      String line;
      while (seen < lines && (line = reader.readLine()) != null) {
        seen += line.startsWith("replay: ") ? 1 : 0;
      }
      if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
        assertThat(process.exitValue()).isZero();
        return false;
      }
      process.destroyForcibly().waitFor();
      return true;
    }
  }

  private static List<String> replay(Path league, Path data) {
    return List.of(
        "replay",
        "--archive",
        league.toString(),
        "--season",
        "2024-25",
        "--data-dir",
        data.toString());
  }

  private String digest(Path data) throws IOException, InterruptedException {
    return output(data, "digest");
  }

  private String output(Path data, String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, command[0], ".txt");
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data-dir", data.toString()));
    Process process = start(output, arguments);
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  private Process start(Path output, List<String> arguments) throws IOException {
    return PackagedProgram.start(folder, arguments).redirectOutput(output.toFile()).start();
  }
}
