package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Notice;
import io.tipoff.run.GateState;
import io.tipoff.run.Interventions;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceView;
import io.tipoff.run.SourceFault;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The ledger's database, as one incarnation works on it.
 *
 * @param lease how long its leases last without a heartbeat
 */
public record InstanceWorkLedger(
    RunLedger recorded,
    SliceLedger written,
    GateLedger gates,
    InterventionLedger decided,
    SourceLedger sources,
    Instance instance,
    Duration lease)
    implements WorkLedger {

  @Override
  public Uni<SliceView> slices() {
    return written.refresh();
  }

  @Override
  public Uni<List<RunRecord>> runs(Slate slate) {
    return recorded.ofSlate(slate);
  }

  @Override
  public Uni<List<SourceFault>> failingSources() {
    return sources.failing();
  }

  @Override
  public Uni<Interventions> interventions(Slate slate) {
    return decided.ofSlate(slate);
  }

  @Override
  public Uni<Void> gate(
      Phase phase,
      Slate slate,
      Pass pass,
      GateState state,
      List<String> reasons,
      Optional<Notice> notice) {
    return gates.record(phase, slate, pass, state, reasons, notice);
  }

  @Override
  public Uni<Claim> claim(ScopeDecision.Start start, Phase phase) {
    return recorded.claim(start, phase, instance, lease);
  }

  @Override
  public Uni<Boolean> finish(Lease held, RunEnd end) {
    return recorded.finish(held, end);
  }
}
