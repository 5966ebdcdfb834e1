package io.tipoff.dispatch;

import static io.tipoff.dispatch.StoppedWorker.LEASE;
import static io.tipoff.dispatch.StoppedWorker.SCORES;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.dispatch.StoppedWorker.Score;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.TestLedger;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.SteadyClock;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs on one ledger and one warehouse: a lease is of one of them, whatever the other does. */
class LeaseAcrossProcessesIT {

  private static final Sql ALL = new Sql("all.sql", "SELECT * FROM analytics.score");

  @TempDir private Path folder;
  private Pool pool;
  private TestLedger.Parts ledger;

  @BeforeEach
  void empty() {
    pool = TestLedger.empty();
    ledger = TestLedger.Parts.of(pool);
  }

  @AfterEach
  void close() {
    await(pool.close());
  }

  /** One that stands still loses its lease; when it goes on, its rows and its end are refused. */
  @Test
  @Tag("ING-18")
  void whoStoodStillTooLongNeitherWritesNorEnds() throws IOException, InterruptedException {
    Path file = folder.resolve("w.duckdb");
    try (StoppedWorker other = StoppedWorker.computing(TestLedger.address(), file)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> outlivedALease(await(ledger.runs().latest(1)).getFirst()));
      assertThat(abandoned()).as("a lease that is renewed").isEmpty();
      assertThat(runHere(file)).as("a lease that another JVM holds").isFalse();

      other.stop();
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !abandoned().isEmpty());
      assertThat(runHere(file)).as("a lease that has expired").isTrue();
      assertThat(other.goOn()).as("the end of who lost his lease").isFalse();
    }

    assertThat(await(ledger.runs().latest(9)))
        .extracting(RunRecord::state)
        .containsExactlyInAnyOrder(RunState.SUCCEEDED, RunState.ABANDONED);
    try (DuckDbWarehouse warehouse = open(file)) {
      assertThat(warehouse.query(ALL, Score.class)).extracting(Score::points).containsExactly(20L);
    }
  }

  private boolean outlivedALease(RunRecord run) {
    return await(ledger.desk().find(run.id())).heartbeatAt().isAfter(run.startedAt().plus(LEASE));
  }

  private List<Slate> abandoned() {
    return await(ledger.runs().abandonExpired(Optional.empty()));
  }

  private boolean runHere(Path file) {
    try (DuckDbWarehouse warehouse = open(file)) {
      warehouse.migrate(List.of(SCORES));
      return StoppedWorker.run(pool, warehouse, new Instance("here", "first"), 2, () -> 20);
    }
  }

  private static DuckDbWarehouse open(Path file) {
    return DuckDbWarehouse.open(
        DuckDbSettings.of(file), new SimpleMeterRegistry(), new SteadyClock());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
