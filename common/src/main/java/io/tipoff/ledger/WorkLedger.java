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
import java.util.List;
import java.util.Optional;

/** What deciding and running need of a ledger, whoever keeps it. */
public interface WorkLedger {

  /** The slices as they are now. */
  Uni<SliceView> slices();

  /** All runs of a slate. */
  Uni<List<RunRecord>> runs(Slate slate);

  /** Kinds of sources that fail now. */
  Uni<List<SourceFault>> failingSources();

  /** What operators decided of a slate. */
  Uni<Interventions> interventions(Slate slate);

  /**
   * Keeps the latest state of a gate.
   *
   * @param notice what people are to be told of it
   */
  Uni<Void> gate(
      Phase phase,
      Slate slate,
      Pass pass,
      GateState state,
      List<String> reasons,
      Optional<Notice> notice);

  /** Takes the lease of a scope. */
  Uni<Claim> claim(ScopeDecision.Start start, Phase phase);

  /**
   * Ends a run.
   *
   * @return false if the lease has passed to another or the run was ended already; nothing changed
   */
  Uni<Boolean> finish(Lease lease, RunEnd end);
}
