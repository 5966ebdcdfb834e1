package io.tipoff.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.digest.Digests;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.KernelParts;
import io.tipoff.dispatch.Look;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.dispatch.TaskCatalog;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A task that makes itself due again, on a real ledger, is stopped and says why. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class StormIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Slate SLATE = new Slate("nba", LocalDate.of(2019, 1, 15));

  @Inject KernelParts parts;
  @Inject SliceLedger slices;

  /** What it reads is announced anew by each of its runs, as by a source never the same twice. */
  private static final class Looping implements Task {
    private final SliceLedger slices;
    private final AtomicInteger version = new AtomicInteger();

    Looping(SliceLedger slices) {
      this.slices = slices;
    }

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.postgame(
              "looping",
              Phase.INGEST,
              List.of(Input.critical("archive.never-the-same", Relation.SAME_SLATE, "source")))
          .producing("exports.looping");
    }

    @Override
    public TaskOutput run(RunContext context) {
      announce();
      return TaskOutput.artefact(
          "exports.looping", new TaskOutput.Artefact(Digests.sha256("same"), 1, Instant.EPOCH));
    }

    void announce() {
      String digest = Digests.sha256("version " + version.incrementAndGet());
      SourceSlice slice =
          new SourceSlice(
              "archive.never-the-same", "source", SLATE, digest, digest, 1, Instant.EPOCH);
      slices.announce(List.of(slice), List.of()).await().atMost(PATIENCE);
    }
  }

  @Test
  void isStoppedAfterItsBoundAndTheGateSaysWhy() {
    Looping looping = new Looping(slices);
    looping.announce();
    KernelParts alone =
        new KernelParts(
            new TaskCatalog(List.of(looping)),
            parts.runs(),
            parts.instances(),
            parts.slices(),
            parts.gates(),
            parts.interventions(),
            parts.sources(),
            parts.warehouse(),
            parts.pool(),
            parts.events(),
            parts.clock(),
            parts.operational(),
            parts.meters(),
            parts.traces(),
            parts.config(),
            parts.notices(),
            parts.live(),
            parts.wakeOutbox());

    try (Kernel kernel = new Kernel(alone, new Instance("storm", "first"), RunObserver.NONE)) {
      kernel.start().await().atMost(PATIENCE);
      Look look =
          kernel.dispatcher().settle(SLATE, Moment.NEXT_NOON.of(SLATE)).await().atMost(PATIENCE);

      List<RunRecord> runs =
          parts.runs().ofSlate(SLATE).await().atMost(PATIENCE).stream()
              .filter(run -> run.scope().task().equals("looping"))
              .toList();
      assertThat(runs).hasSize(parts.config().stormRuns());
      assertThat(look.blocked()).singleElement().matches(ScopeDecision.Block::loops);
      assertThat(look.blocked().getFirst().reasons())
          .singleElement()
          .asString()
          .contains("looping has run " + runs.size() + " times", "stopped as a loop");
    }
  }
}
