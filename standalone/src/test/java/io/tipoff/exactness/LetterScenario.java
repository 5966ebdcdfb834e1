package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.dispatch.Kernel;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Operator;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.faults.Broker;
import io.tipoff.standalone.faults.League;
import io.tipoff.standalone.faults.LedgerTables;
import io.tipoff.standalone.operate.Letters;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A few slates, each told of by one event and by nothing else; while one of them is told of, a
 * table of the ledger may be gone, so that every phase that hears the event gives it up.
 */
@Singleton
class LetterScenario implements Callable<Map<String, String>> {

  static final String BREAKS = "tipoff.exactness.breaks-a-table";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Instant AFTER_ALL = Instant.parse("2026-01-01T12:00:00Z");
  private static final int SLATES = 3;
  private static final int BROKEN = 1;

  /** Transform, predict and grade. */
  private static final int HEAR_INGEST = 3;

  private final SeasonFileSource source;
  private final SliceLedger slices;
  private final RunLedger runs;
  private final Kernel kernel;
  private final Letters letters;
  private final EndState end;
  private final Path folder;
  private final Broker broker;
  private final LedgerTables ledger;
  private final boolean breaks;

  LetterScenario(
      SeasonFileSource source,
      SliceLedger slices,
      RunLedger runs,
      Kernel kernel,
      Letters letters,
      EndState end,
      @ConfigProperty(name = Scenario.LEAGUE) Path folder,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
      @ConfigProperty(name = BREAKS, defaultValue = "false") boolean breaks) {
    this.source = source;
    this.slices = slices;
    this.runs = runs;
    this.kernel = kernel;
    this.letters = letters;
    this.end = end;
    this.folder = folder;
    this.broker = new Broker(bootstrapServers);
    this.ledger = new LedgerTables(jdbcUrl);
    this.breaks = breaks;
  }

  @Override
  public Map<String, String> call() throws SQLException {
    kernel.parts().clock().startReplayAt(AFTER_ALL);
    League league = League.archive(source, folder);
    for (int number = 0; number < SLATES; number++) {
      Slate slate = league.slate(number);
      league.recordUntold(slices, slate);
      if (breaks && number == BROKEN) {
        killTheEvent(league, slate);
        assertThat(runs.ofSlate(slate).await().atMost(PATIENCE)).isEmpty();
        letters.replay(letters.dead(), new Operator("ann", "the table is back"));
      } else {
        broker.send(league.event(slate));
      }
      Awaitility.await().atMost(PATIENCE).until(() -> isThrough(slate));
    }
    return end.digests();
  }

  private void killTheEvent(League league, Slate slate) throws SQLException {
    ledger.execute("alter table ledger.slice rename to slice_away");
    try {
      broker.send(league.event(slate));
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> ledger.rows("select id from ledger.dead_letter").size() == 1);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> broker.messages("tipoff.ingest.dlq").size() == HEAR_INGEST);
    } finally {
      ledger.execute("alter table ledger.slice_away rename to slice");
    }
  }

  private boolean isThrough(Slate slate) {
    return !runs.ofSlate(slate).await().atMost(PATIENCE).isEmpty()
        && kernel.dispatcher().look(slate).await().atMost(PATIENCE).isSettled();
  }
}
