package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.MemoryWorkLedger;
import io.tipoff.notice.Notice;
import io.tipoff.run.Asked;
import io.tipoff.run.RunContext;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.PlatformNativePool;
import io.tipoff.warehouse.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which failed runs people are told. */
class WorkerNoticesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TaskScope SCOPE =
      new TaskScope("load", Slate.parse("nba/2025-01-15"), Pass.POSTGAME, Optional.empty());

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Notice> told = new ArrayList<>();
  private final MemoryWorkLedger ledger = new MemoryWorkLedger(new SteadyClock());
  private PlatformNativePool slots;
  private DuckDbWarehouse warehouse;

  /** Fails, and the failure is of this category. */
  private record Failing(FailureCategory category) implements Task {

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.postgame("load", Phase.INGEST, List.of()).producing("box");
    }

    @Override
    public TaskOutput run(RunContext context) {
      throw new TipoffException(category, "nobody answered", "See who should have.");
    }
  }

  @BeforeEach
  void open() {
    slots = new PlatformNativePool(1, meters);
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("w.duckdb")), meters, new SteadyClock());
  }

  @AfterEach
  void close() {
    slots.close();
    warehouse.close();
  }

  @Test
  void tellsOfTheLastAttemptThatFailsAndOfNoneBefore() {
    run(FailureCategory.TRANSIENT, 1, false);
    run(FailureCategory.TRANSIENT, 2, false);
    assertThat(told).as("while it is tried again").isEmpty();

    run(FailureCategory.TRANSIENT, 3, true);

    assertThat(told)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.signature()).isEqualTo("run-given-up:load");
              assertThat(notice.detail()).contains("nba/2025-01-15", "nobody answered");
            });
  }

  @Test
  void tellsAtOnceOfAFailureThatWillNotPass() {
    run(FailureCategory.BAD_INPUT, 1, false);

    assertThat(told).extracting(Notice::signature).containsExactly("run-given-up:load");
  }

  private void run(FailureCategory category, int attempt, boolean last) {
    Task task = new Failing(category);
    WorkParts parts =
        Works.raising(
            Works.of(List.of(task), warehouse, slots, meters, "local"),
            notice -> {
              // what a refused end would tell goes with every end, and none is refused here
              if (!notice.signature().startsWith("write-refused")) {
                told.add(notice);
              }
              return Optional.of(notice);
            });
    Worker worker =
        new Worker(
            parts,
            ledger,
            new Instance("local", "first"),
            Duration.ofMinutes(3),
            RunObserver.NONE,
            EarlierOutputs.NONE);
    ScopeDecision.Start start =
        new ScopeDecision.Start(SCOPE, "inputs", attempt, last, List.of(), "", Asked.RUN);
    assertThat(worker.execute(task, start).await().atMost(PATIENCE)).isTrue();
  }
}
