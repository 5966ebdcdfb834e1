package io.tipoff.standalone.operate;

import io.tipoff.dispatch.GateView;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SlateGates;
import io.tipoff.ledger.Operator;
import io.tipoff.run.Asked;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.util.List;

/** Gates opened by an operator. Blocks. */
@Singleton
public final class Overrides {

  private final Kernel kernel;
  private final SlateGates gates;

  Overrides(Kernel kernel, SlateGates gates) {
    this.kernel = kernel;
    this.gates = gates;
  }

  /**
   * Opens a phase of a slate for a while.
   *
   * @return the slate's gates as they are with it
   * @throws io.tipoff.failure.TipoffException CONFIGURATION without a reason or with an end that is
   *     past; BAD_INPUT if the slate is not known
   */
  public List<GateView> override(Phase phase, Slate slate, Operator operator, Expiry expiry) {
    Answer.of(
        kernel
            .parts()
            .interventions()
            .override(phase, slate, operator, expiry.from(kernel.parts().operational().now())));
    List<GateView> opened = Answer.of(gates.of(slate));
    kernel.dispatcher().signal(slate, Asked.OPERATOR);
    return opened;
  }
}
