package io.tipoff.standalone;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.AuditLedger;
import io.tipoff.ledger.BackfillLedger;
import io.tipoff.ledger.Operator;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.run.Asked;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.operate.Answer;
import io.tipoff.standalone.operate.Audited;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings announced slates through all phases from what the archive holds already, as a replay. What
 * is done on the same inputs is not done again.
 */
@Singleton
public final class Backfill {

  private static final String ACTION = "backfill";

  private final Kernel kernel;
  private final SlateLedger ledger;
  private final AuditLedger audit;
  private final BackfillLedger asked;
  private final ReplayJournal journal;
  private final Audited audited;

  Backfill(
      Kernel kernel,
      SlateLedger ledger,
      AuditLedger audit,
      BackfillLedger asked,
      ReplayJournal journal,
      Audited audited) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.audit = audit;
    this.asked = asked;
    this.journal = journal;
    this.audited = audited;
  }

  /**
   * How a slate stands: before a backfill that was only rehearsed, else after it.
   *
   * @param due tasks that are due now, or about to be tried again
   * @param waiting for an instant, or for what is due
   * @param done tasks that have run on their present inputs
   */
  public record SlateStand(Slate slate, long due, long waiting, long blocked, long done) {

    static SlateStand of(Look look) {
      long due = 0;
      long waiting = 0;
      long blocked = 0;
      long done = 0;
      for (ScopeDecision decision : look.scopes()) {
        switch (decision) {
          case ScopeDecision.Start start -> due++;
          case ScopeDecision.Retry retry -> due++;
          case ScopeDecision.Running running -> due++;
          case ScopeDecision.Wait wait -> waiting++;
          case ScopeDecision.Block block -> blocked++;
          case ScopeDecision.Done finished -> done++;
        }
      }
      return new SlateStand(look.slate(), due, waiting, blocked, done);
    }
  }

  /**
   * The announced slates between two dates, both included.
   *
   * @throws TipoffException CONFIGURATION if the last date is before the first; BAD_INPUT if there
   *     are no slates
   */
  public List<Slate> slates(LocalDate from, LocalDate to) {
    requireOrder(from, to);
    List<Slate> slates = Answer.of(ledger.announced(from, to));
    if (slates.isEmpty()) {
      throw SlateLedger.unknown("between " + from + " and " + to);
    }
    return slates;
  }

  /** The same for one who acts on them: that there are none is entered in the audit. */
  public List<Slate> slates(LocalDate from, LocalDate to, Operator operator) {
    requireOrder(from, to);
    return audited.check(operator, ACTION, from + " to " + to, () -> slates(from, to));
  }

  private static void requireOrder(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "from " + from + " to " + to + " there is no date",
          "Give the first date, then a last one that is not before it.");
    }
  }

  /** How the slates stand; runs nothing. */
  public List<SlateStand> rehearse(List<Slate> slates) {
    List<SlateStand> stands = new ArrayList<>();
    for (Slate slate : slates) {
      stands.add(SlateStand.of(Answer.of(kernel.dispatcher().look(slate))));
    }
    return stands;
  }

  /** Runs what is due of the slates, and what that makes due, to its end; blocks. */
  public List<SlateStand> run(List<Slate> slates, Operator operator, Consumer<Slate> settled) {
    Answer.of(audit.begun(operator, ACTION, slates.getFirst() + " to " + slates.getLast()));
    journal.backfilled(slates.getFirst().date(), slates.getLast().date());
    return run(slates, settled);
  }

  /** Has what is due of the slates run by this process, if it acts; does not wait for it. */
  public void ask(List<Slate> slates, Operator operator) {
    Answer.of(asked.ask(slates, operator));
    slates.forEach(slate -> kernel.dispatcher().signal(slate, Asked.OPERATOR));
  }

  /** Does once more what was done once. */
  public List<SlateStand> repeat(ReplayJournal.Entry entry, Consumer<Slate> settled) {
    return run(slates(entry.from(), entry.to()), settled);
  }

  private List<SlateStand> run(List<Slate> slates, Consumer<Slate> settled) {
    Set<Slate> wanted = Set.copyOf(slates);
    Map<Slate, Look> last = new LinkedHashMap<>();
    kernel
        .replay()
        .run(
            slates,
            (slate, phase) -> wanted.contains(slate),
            look -> {
              last.put(look.slate(), look);
              settled.accept(look.slate());
            });
    return last.values().stream().map(SlateStand::of).toList();
  }
}
