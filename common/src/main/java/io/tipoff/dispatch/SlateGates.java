package io.tipoff.dispatch;

import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.InterventionLedger;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.util.List;

/** The gates of a slate, by a look at the ledger now; starts nothing. */
@Singleton
public final class SlateGates {

  private final Dispatcher dispatcher;
  private final InterventionLedger interventions;
  private final OperationalClock clock;
  private final SlateClock slateClock;
  private final TaskCatalog catalog;

  SlateGates(Kernel kernel) {
    this.dispatcher = kernel.dispatcher();
    this.interventions = kernel.parts().interventions();
    this.clock = kernel.parts().operational();
    this.slateClock = kernel.parts().clock();
    this.catalog = kernel.parts().catalog();
  }

  /** Pass by pass, phase by phase; fails if the ledger does not answer. */
  public Uni<List<GateView>> of(Slate slate) {
    return dispatcher
        .look(slate)
        .flatMap(
            look ->
                interventions
                    .ofSlate(slate)
                    .map(
                        found ->
                            GateView.of(look, expected(look), found.overrides(), clock.now())));
  }

  private ExpectedOutputs expected(Look look) {
    return ExpectedOutputs.of(List.of(look), catalog, slateClock.now());
  }
}
