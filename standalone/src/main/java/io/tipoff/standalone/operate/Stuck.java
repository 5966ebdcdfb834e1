package io.tipoff.standalone.operate;

import io.tipoff.dispatch.GateView;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.KernelParts;
import io.tipoff.dispatch.Look;
import io.tipoff.ledger.GateLedger;
import io.tipoff.ledger.OutboxLedger;
import io.tipoff.ledger.RunDesk;
import io.tipoff.ledger.RunDetail;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What will not go on by itself, or should have by now. Blocks. */
@Singleton
public final class Stuck {

  /** The relay tells within a second what the broker takes. */
  static final Duration LONGEST_UNTOLD = Duration.ofMinutes(1);

  private final Kernel kernel;
  private final RunDesk runs;
  private final OutboxLedger outbox;
  private final SlateLedger slates;
  private final GateLedger blocked;

  Stuck(Kernel kernel, RunDesk runs, OutboxLedger outbox, SlateLedger slates, GateLedger blocked) {
    this.kernel = kernel;
    this.runs = runs;
    this.outbox = outbox;
    this.slates = slates;
    this.blocked = blocked;
  }

  /**
   * Runs whose lease expired without a heartbeat, gates that stay blocked past their deadline (of
   * the slates that the sweep watches, and of all that were ever seen blocked), and an outbox that
   * nobody empties. All are findings that are not {@code ok}.
   */
  public List<Finding> find() {
    List<Finding> stuck = new ArrayList<>();
    Answer.of(runs.withoutHeartbeat()).forEach(run -> stuck.add(of(run)));
    for (Slate slate : candidates()) {
      Look look = Answer.of(kernel.dispatcher().look(slate));
      blocked(look).forEach(gate -> stuck.add(of(gate)));
    }
    OutboxLedger.Backlog backlog = Answer.of(outbox.backlog());
    if (backlog.oldest().compareTo(LONGEST_UNTOLD) > 0) {
      stuck.add(
          Finding.wrong(
              "outbox",
              backlog.pending()
                  + " messages wait, the oldest for "
                  + backlog.oldest().toSeconds()
                  + " s",
              "See whether the broker takes messages: tipoff doctor"));
    }
    return stuck;
  }

  private List<GateView> blocked(Look look) {
    List<ScopeDecision.Block> blocks = look.blocked();
    return GateView.of(look).stream()
        .filter(gate -> look.of(gate.phase(), gate.pass()).stream().anyMatch(blocks::contains))
        .toList();
  }

  private Set<Slate> candidates() {
    KernelParts parts = kernel.parts();
    Set<Slate> candidates =
        new TreeSet<>(Answer.of(slates.watched(parts.watchedFrom(), parts.watchedTo())));
    candidates.addAll(Answer.of(blocked.everBlocked()));
    return candidates;
  }

  private static Finding of(RunDetail run) {
    return Finding.wrong(
        "run " + run.run().id(),
        run.run().scope()
            + " on "
            + run.instance()
            + " has had no heartbeat since "
            + run.heartbeatAt(),
        "The next sweep ends it. If none does, see that a process runs (tipoff serve), or end it:"
            + " tipoff run abandon "
            + run.run().id());
  }

  private static Finding of(GateView gate) {
    return Finding.wrong(
        "gate " + gate.phase().id() + " " + gate.pass() + " of " + gate.slate(),
        String.join("; ", gate.reasons()),
        "See what is missing: tipoff reconcile "
            + gate.slate()
            + ". To go on without what is missing: tipoff gate override "
            + gate.phase().id()
            + " "
            + gate.slate());
  }
}
