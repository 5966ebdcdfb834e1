package io.tipoff.standalone.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.ledger.OutboxLedger;
import io.tipoff.ledger.RunLedger;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.StoreDigests;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Replays 20 slates of an invented league from empty stores. Whatever goes wrong on the way, tables
 * and exports at the end are, bit for bit, those of every other scenario.
 */
abstract class Scenario {

  private static final String REFERENCE = "tipoff.test.exactness.digests";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Inject SeasonFileSource source;
  @Inject SourceAnnouncer announcer;
  @Inject Kernel kernel;
  @Inject StoreDigests digests;
  @Inject OutboxLedger outbox;
  @Inject RunLedger runs;

  @ConfigProperty(name = "tipoff.exports.path")
  String exports;

  @Test
  void endsWithTheTablesAndExportsOfAQuietRun() {
    Replay.Request request =
        new Replay.Request(
            league(), List.of("2024-25"), LocalDate.EPOCH, LocalDate.of(9999, 1, 1), true);

    Replay.Outcome outcome = replay(request);

    assertThat(outcome.blocked()).isEmpty();
    assertThat(outcome.slates()).isEqualTo(20);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(outbox.backlog().await().atMost(PATIENCE).pending()).isZero());
    assertThat(runs.heartbeatAges().await().atMost(PATIENCE)).as("runs without an end").isEmpty();
    compare(digests.of(Path.of(exports)));
  }

  /** Replays in the way of the scenario. */
  Replay.Outcome replay(Replay.Request request) {
    return new Replay(source, announcer, kernel).run(request, progress -> {});
  }

  private static synchronized void compare(Map<String, String> found) {
    assertThat(found).containsKeys("exports", "predictions.prediction", "grades.grade");
    String reference = System.getProperty(REFERENCE);
    if (reference == null) {
      System.setProperty(REFERENCE, found.toString());
      return;
    }
    assertThat(found.toString()).isEqualTo(reference);
  }

  private static Path league() {
    LeagueSpec spec =
        new LeagueSpec(
            5,
            8,
            3,
            List.of(
                new SeasonSpec("2023-24", 40, 0, 1, false),
                new SeasonSpec("2024-25", 20, 0, 1, true)));
    try {
      Path directory = Files.createTempDirectory("tipoff-league-");
      SyntheticLeague.generate(spec).writeTo(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
