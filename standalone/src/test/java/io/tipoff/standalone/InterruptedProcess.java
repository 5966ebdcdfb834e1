package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on the packaged program stops everything in time and leaves what can be opened again. */
@Tag("alone")
class InterruptedProcess {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(InterruptedProcess.class.getName());
  private static final Duration REAPED = Duration.ofSeconds(2);
  private static final int STOPPED = 130;

  private static final long INTERRUPT = 1 << 1;

  @TempDir Path folder;

  /** A shell that starts something with {@code &} has it and all that it starts ignore Ctrl-C. */
  @BeforeAll
  static void isNotToldToIgnoreIt() throws IOException {
    Path status = Path.of("/proc/self/status");
    String ignored =
        Files.notExists(status)
            ? "0"
            : Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    assumeThat(Long.parseUnsignedLong(ignored, 16) & INTERRUPT)
        .as("Ctrl-C is heard: these tests do not run in the background of a shell")
        .isZero();
  }

  @Test
  void stopsServing() throws IOException, InterruptedException {
    Path data = folder.resolve("data");

    interrupt(data, List.of("serve", "--data-dir", data.toString()), "Ctrl-C stops it.");

    assertOpensAgain(data);
  }

  @Test
  void stopsInTheMiddleOfAReplay() throws IOException, InterruptedException {
    Path league = folder.resolve("league");
    LeagueSpec spec = new LeagueSpec(5, 8, 3, List.of(new SeasonSpec("2024-25", 100, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(league);
    Path data = folder.resolve("data");
    List<String> replay =
        List.of(
            "replay",
            "--archive",
            league.toString(),
            "--season",
            "2024-25",
            "--data-dir",
            data.toString());

    interrupt(data, replay, "replay: ");

    assertOpensAgain(data);
  }

  /** Starts the program, and stops it when it has told so. */
  private void interrupt(Path data, List<String> arguments, String when)
      throws IOException, InterruptedException {
    Process process = PackagedProgram.start(folder, arguments).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder said = new StringBuilder();
      String line;
      do {
        line = reader.readLine();
        said.append(line).append('\n');
      } while (line != null && !line.startsWith(when));
      assertThat(line).as("the program ended by itself: %s", said).isNotNull();
      ProcessHandle postgres = postgres(data);
      assertThat(process.isAlive()).as(said.toString()).isTrue();

      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      Instant told = Instant.now();
      boolean ended = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(
          System.Logger.Level.INFO,
          "{0} ended {1} after Ctrl-C",
          arguments.getFirst(),
          Duration.between(told, Instant.now()));
      if (!ended) {
        process.destroyForcibly(); // which closes what it said
      }
      assertThat(ended).as("ended within %s: %s", LIMIT, said).isTrue();
      reader.lines().forEach(rest -> said.append(rest).append('\n'));
      assertThat(process.exitValue()).as(said.toString()).isEqualTo(STOPPED);
      assertThat(postmasterFile(data)).doesNotExist();
      // it has given up its cluster; that it is gone too, the system may tell a moment later
      Awaitility.await().atMost(REAPED).until(() -> !postgres.isAlive());
    }
  }

  /** The running server of the data directory, as it tells of itself. */
  private static ProcessHandle postgres(Path data) throws IOException {
    String pid = Files.readAllLines(postmasterFile(data)).getFirst().trim();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static Path postmasterFile(Path data) {
    return data.resolve("postgres/data/postmaster.pid");
  }

  private void assertOpensAgain(Path data) throws IOException, InterruptedException {
    String logged = Files.readString(data.resolve("tipoff.log"));
    Path output = Files.createTempFile(folder, "digest", ".txt");
    Process process =
        PackagedProgram.start(folder, List.of("digest", "--data-dir", data.toString()))
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).contains("predictions.prediction");
    assertThat(Files.readString(data.resolve("tipoff.log")))
        .as("the log of what stopped is where it was")
        .startsWith(logged);
  }
}
