package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Notice;
import io.tipoff.run.GateState;
import io.tipoff.run.Interventions;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.run.SourceFault;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger in memory, for one process that works alone: nothing outlives it, nobody is told. */
public final class MemoryWorkLedger implements WorkLedger {

  private final OperationalClock clock;
  private final SliceIndex index = new SliceIndex();
  private final Map<Slate, Map<Long, RunRecord>> runs = new HashMap<>();
  private long lastSlice;
  private long lastRun;

  public MemoryWorkLedger(OperationalClock clock) {
    this.clock = clock;
  }

  /** Records what a source has. */
  public synchronized void announce(List<SourceSlice> slices) {
    for (SourceSlice slice : slices) {
      add(
          new SliceVersion(
              slice.artefact(),
              slice.source(),
              slice.slate(),
              Optional.empty(),
              slice.digest(),
              slice.knownAt(),
              slice.items(),
              0,
              0),
          slice.payloadSha256());
    }
  }

  private void add(SliceVersion slice, String payload) {
    index.add(++lastSlice, slice, Optional.of(payload));
  }

  @Override
  public Uni<SliceView> slices() {
    return Uni.createFrom().item(index);
  }

  @Override
  public synchronized Uni<List<RunRecord>> runs(Slate slate) {
    return Uni.createFrom().item(List.copyOf(runs.getOrDefault(slate, Map.of()).values()));
  }

  @Override
  public Uni<List<SourceFault>> failingSources() {
    return Uni.createFrom().item(List.of());
  }

  @Override
  public Uni<Interventions> interventions(Slate slate) {
    return Uni.createFrom().item(Interventions.NONE);
  }

  @Override
  public Uni<Void> gate(
      Phase phase,
      Slate slate,
      Pass pass,
      GateState state,
      List<String> reasons,
      Optional<Notice> notice) {
    return Uni.createFrom().voidItem();
  }

  @Override
  public synchronized Uni<Claim> claim(ScopeDecision.Start start, Phase phase) {
    TaskScope scope = start.scope();
    Map<Long, RunRecord> ofSlate =
        runs.computeIfAbsent(scope.slate(), slate -> new LinkedHashMap<>());
    boolean taken =
        ofSlate.values().stream()
            .filter(run -> run.scope().equals(scope))
            .anyMatch(run -> run.state() == RunState.RUNNING || isSameAttempt(run, start));
    if (taken) {
      return Uni.createFrom().item(new Claim.Taken());
    }
    long id = ++lastRun;
    ofSlate.put(
        id,
        new RunRecord(
            id,
            scope,
            phase,
            RunState.RUNNING,
            start.inputDigest(),
            start.attempt(),
            clock.now(),
            Optional.empty(),
            Optional.empty(),
            ""));
    return Uni.createFrom().item(new Claim.Granted(new Lease(id, id, scope)));
  }

  private static boolean isSameAttempt(RunRecord run, ScopeDecision.Start start) {
    return run.attempt() == start.attempt() && run.inputDigest().equals(start.inputDigest());
  }

  @Override
  public synchronized Uni<Boolean> finish(Lease lease, RunEnd end) {
    Map<Long, RunRecord> ofSlate = runs.getOrDefault(lease.scope().slate(), Map.of());
    RunRecord run = ofSlate.get(lease.runId());
    if (run == null || run.state().isTerminal()) {
      return Uni.createFrom().item(false);
    }
    ofSlate.put(
        run.id(),
        new RunRecord(
            run.id(),
            run.scope(),
            run.phase(),
            end.state(),
            run.inputDigest(),
            run.attempt(),
            run.startedAt(),
            Optional.of(clock.now()),
            end.failure(),
            end.reason()));
    end.slices().forEach(slice -> add(slice, ""));
    end.plan().ifPresent(plan -> add(RunLedger.planned(lease, plan), plan));
    return Uni.createFrom().item(true);
  }
}
