package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.archive.FileArchive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.TestLedger;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.PlatformNativePool;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.SteadyClock;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.WriteMode;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live run came to, while the archive that keeps it is away. */
class LiveRecordIT {

  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Table TABLE =
      Table.of("predictions", "told", Told.class, WriteMode.APPEND, "id");
  private static final Sql ALL = new Sql("all.sql", "SELECT * FROM predictions.told");

  private final SlateClock clock = new SlateClock();
  private final Instant now = clock.now();
  private final TaskScope scope =
      new TaskScope(
          "tell", new Slate("nba", LeagueTime.dateOf(now)), Pass.PREGAME, Optional.of(now));

  @TempDir Path folder;

  record Told(String id, Instant knownAt) {}

  private record Telling() implements Task {

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.perRevision("tell", Phase.PREDICT, List.of())
          .writing(TABLE)
          .keepingLive();
    }

    @Override
    public TaskOutput run(RunContext context) {
      return TaskOutput.rows(
          TableRows.of(TABLE, Told.class, List.of(new Told("a", Instant.EPOCH))));
    }
  }

  @Test
  @Tag("PRD-05")
  void nothingIsWrittenOfWhatTheArchiveDoesNotKeepAndItIsMadeOnceTheArchiveIsBack()
      throws IOException {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Path archive = folder.resolve("archive");
    ArchivedLiveOutputs live = new ArchivedLiveOutputs(new FileArchive(archive), clock);
    Pool pool = TestLedger.empty();
    try (PlatformNativePool slots = new PlatformNativePool(1, meters);
        DuckDbWarehouse warehouse =
            DuckDbWarehouse.open(
                DuckDbSettings.of(folder.resolve("w.duckdb")), meters, new SteadyClock())) {
      warehouse.migrate(List.of(TABLE));
      TestLedger.Parts ledger = TestLedger.Parts.of(pool);
      Instance instance = new Instance("local", "first");
      await(ledger.instances().enter(instance));
      WorkParts parts =
          Works.keeping(
              Works.of(List.of(new Telling()), warehouse, slots, meters, instance.id()), live);
      Worker worker =
          new Worker(
              parts,
              ledger.of(instance, LEASE),
              instance,
              LEASE,
              RunObserver.NONE,
              EarlierOutputs.NONE);

      Files.writeString(archive, "a file in the place of the folder");
      await(worker.execute(new Telling(), start(1)));

      RunRecord away = await(ledger.runs().latest(1)).getFirst();
      assertThat(away.state()).isEqualTo(RunState.FAILED);
      assertThat(away.failure()).as(away.reason()).contains(FailureCategory.CONFIGURATION);
      assertThat(warehouse.query(ALL, Told.class)).isEmpty();

      Files.delete(archive);
      await(worker.execute(new Telling(), start(2)));

      assertThat(await(ledger.runs().latest(1)).getFirst().state()).isEqualTo(RunState.SUCCEEDED);
      assertThat(warehouse.query(ALL, Told.class)).hasSize(1);
      assertThat(live.bringBack())
          .singleElement()
          .satisfies(kept -> assertThat(kept.scope()).isEqualTo(scope));
    } finally {
      await(pool.close());
    }
  }

  private ScopeDecision.Start start(int attempt) {
    return new ScopeDecision.Start(scope, "digest", attempt, List.of());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
