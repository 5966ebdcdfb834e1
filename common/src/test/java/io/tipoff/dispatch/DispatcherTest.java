package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.ledger.Claim;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.Lease;
import io.tipoff.ledger.MemoryWorkLedger;
import io.tipoff.ledger.RunEnd;
import io.tipoff.ledger.WorkLedger;
import io.tipoff.notice.Notice;
import io.tipoff.run.Asked;
import io.tipoff.run.GateState;
import io.tipoff.run.Input;
import io.tipoff.run.Interventions;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceView;
import io.tipoff.run.SourceFault;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.PlatformNativePool;
import io.tipoff.warehouse.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks at slates start, when a ledger answers one of them late. */
class DispatcherTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Slate YESTERDAY = Slate.parse("nba/2025-01-15");
  private static final Slate TODAY = Slate.parse("nba/2025-01-16");

  @TempDir private Path folder;

  /** A ledger that answers of one slate's runs when it is told to. */
  private static final class LateLedger implements WorkLedger {
    private final WorkLedger ledger;
    private final Slate late;
    private final Queue<CompletableFuture<Void>> asked = new ArrayDeque<>();
    private boolean inTime;

    LateLedger(WorkLedger ledger, Slate late) {
      this.ledger = ledger;
      this.late = late;
    }

    @Override
    public synchronized Uni<List<RunRecord>> runs(Slate slate) {
      if (inTime || !slate.equals(late)) {
        return ledger.runs(slate);
      }
      CompletableFuture<Void> answer = new CompletableFuture<>();
      asked.add(answer);
      return Uni.createFrom().completionStage(answer).flatMap(now -> ledger.runs(slate));
    }

    void answer() {
      next().complete(null);
    }

    /** From here on it answers in time. */
    void answerAll() {
      List<CompletableFuture<Void>> all;
      synchronized (this) {
        inTime = true;
        all = List.copyOf(asked);
        asked.clear();
      }
      all.forEach(answer -> answer.complete(null));
    }

    private synchronized CompletableFuture<Void> next() {
      return asked.remove();
    }

    @Override
    public Uni<SliceView> slices() {
      return ledger.slices();
    }

    @Override
    public Uni<List<SourceFault>> failingSources() {
      return ledger.failingSources();
    }

    @Override
    public Uni<Interventions> interventions(Slate slate) {
      return ledger.interventions(slate);
    }

    @Override
    public Uni<Void> gate(
        Phase phase,
        Slate slate,
        Pass pass,
        GateState state,
        List<String> reasons,
        Optional<Notice> notice) {
      return ledger.gate(phase, slate, pass, state, reasons, notice);
    }

    @Override
    public Uni<Claim> claim(ScopeDecision.Start start, Phase phase) {
      return ledger.claim(start, phase);
    }

    @Override
    public Uni<Boolean> finish(Lease lease, RunEnd end) {
      return ledger.finish(lease, end);
    }
  }

  /** Makes one artefact, and nothing else. */
  private record Makes(String artefact, TaskDeclaration declaration) implements Task {

    @Override
    public TaskOutput run(RunContext context) {
      String digest = Digests.sha256(context.scope().key());
      return TaskOutput.artefact(
          artefact, new TaskOutput.Artefact(digest, 1, morning(context.slate())));
    }
  }

  /**
   * A sweep looks at yesterday before a replay has said what may run; its answer comes when the
   * replay waits for yesterday already. It is no word on what may run since: taken for one, today
   * would learn without yesterday, and then once more with it.
   */
  @Test
  void aLookFromBeforeItWasSaidWhatMayRunSaysNothingOfIt() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    SteadyClock clock = new SteadyClock();
    MemoryWorkLedger memory = new MemoryWorkLedger(clock);
    memory.announce(List.of(announced(YESTERDAY), announced(TODAY)));
    LateLedger ledger = new LateLedger(memory, YESTERDAY);
    try (PlatformNativePool slots = new PlatformNativePool(2, meters);
        DuckDbWarehouse warehouse =
            DuckDbWarehouse.open(DuckDbSettings.of(folder.resolve("w.duckdb")), meters, clock)) {
      WorkParts parts = Works.of(List.of(load(), learn()), warehouse, slots, meters, "local");
      Worker worker =
          new Worker(
              parts,
              ledger,
              new Instance("local", "one"),
              Duration.ofMinutes(3),
              RunObserver.NONE,
              EarlierOutputs.NONE);
      Dispatcher dispatcher = new Dispatcher(parts, ledger, worker);
      dispatcher.allow((slate, phase) -> false);
      dispatcher.signal(YESTERDAY, Asked.SWEEP);

      parts.clock().startReplayAt(morning(YESTERDAY));
      dispatcher.allow((slate, phase) -> true);
      var yesterday = settle(dispatcher, YESTERDAY);
      ledger.answer();
      var today = settle(dispatcher, TODAY);

      assertThat(tasksRun(memory)).as("the rest waits for yesterday").containsExactly("load");
      ledger.answerAll();
      assertThat(yesterday).succeedsWithin(PATIENCE);
      assertThat(today).succeedsWithin(PATIENCE);
      assertThat(tasksRun(memory)).containsExactlyInAnyOrder("load", "learn");
    }
  }

  /** What was marked during a look may be nothing that the look has seen. */
  @Test
  @Tag("ORC-13")
  void onlyALookThatBeganAfterwardsSettlesASlate() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    SteadyClock clock = new SteadyClock();
    LateLedger ledger = new LateLedger(new MemoryWorkLedger(clock), TODAY);
    List<String> settled = new ArrayList<>();
    try (PlatformNativePool slots = new PlatformNativePool(2, meters);
        DuckDbWarehouse warehouse =
            DuckDbWarehouse.open(DuckDbSettings.of(folder.resolve("w.duckdb")), meters, clock)) {
      Dispatcher dispatcher = loading(ledger, warehouse, slots, meters);
      dispatcher.signal(TODAY, Asked.EVENT);
      dispatcher.signal(TODAY, Asked.SWEEP, blocked -> settled.add("marked"));

      ledger.answer();
      assertThat(settled).as("after the look that had begun").isEmpty();
      ledger.answer();
      assertThat(settled).containsExactly("marked");

      dispatcher.signal(TODAY, Asked.SWEEP);
      ledger.answer();
      assertThat(settled).as("told once").hasSize(1);

      dispatcher.allow((slate, phase) -> phase != Phase.INGEST);
      dispatcher.signal(TODAY, Asked.SWEEP, blocked -> settled.add("again"));
      ledger.answer();
      assertThat(settled).as("while a phase is left out").hasSize(1);
    }
  }

  private static Dispatcher loading(
      WorkLedger ledger,
      DuckDbWarehouse warehouse,
      PlatformNativePool slots,
      SimpleMeterRegistry meters) {
    WorkParts parts = Works.of(List.of(load()), warehouse, slots, meters, "local");
    Worker worker =
        new Worker(
            parts,
            ledger,
            new Instance("local", "one"),
            Duration.ofMinutes(3),
            RunObserver.NONE,
            EarlierOutputs.NONE);
    return new Dispatcher(parts, ledger, worker);
  }

  private static CompletableFuture<Look> settle(Dispatcher dispatcher, Slate slate) {
    return dispatcher
        .settle(slate, morning(slate))
        .subscribeAsCompletionStage()
        .toCompletableFuture();
  }

  private static List<String> tasksRun(WorkLedger ledger) {
    return ledger.runs(TODAY).await().atMost(PATIENCE).stream()
        .map(run -> run.scope().task())
        .toList();
  }

  private static Task load() {
    return new Makes(
        "box",
        TaskDeclaration.pregame(
                "load",
                Phase.INGEST,
                List.of(Input.critical("archive.game", Relation.SAME_SLATE, "files")))
            .producing("box"));
  }

  private static Task learn() {
    return new Makes(
        "model",
        TaskDeclaration.pregame(
                "learn",
                Phase.PREDICT,
                List.of(Input.optional("box", Relation.EARLIER_SLATES, "load")))
            .producing("model"));
  }

  private static SourceSlice announced(Slate slate) {
    return new SourceSlice(
        "archive.game", "files", slate, "digest", "payload", 1, morning(slate).minusSeconds(60));
  }

  private static Instant morning(Slate slate) {
    return Moment.MORNING.of(slate);
  }
}
