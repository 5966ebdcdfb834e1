package io.tipoff.ledger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Backfills that a process which acts is asked for. */
@ApplicationScoped
@CountsErrors
public class BackfillLedger {

  private final AuditLedger audit;

  BackfillLedger(AuditLedger audit) {
    this.audit = audit;
  }

  /**
   * Has the next sweep look at slates, whatever their age.
   *
   * @param slates at least one, in the order of their dates
   */
  public Uni<Void> ask(List<Slate> slates, Operator operator) {
    return audit.enter(
        operator,
        "backfill",
        slates.getFirst() + " through " + slates.getLast(),
        connection ->
            Multi.createFrom()
                .iterable(slates)
                .onItem()
                .transformToUniAndConcatenate(
                    slate -> SlateLedger.mark(connection, slate, "a backfill was asked for"))
                .collect()
                .last());
  }
}
