package io.tipoff.predict.system;

import java.util.Objects;

/** Whether a system can serve a revision. */
public sealed interface Readiness {

  /** It can. */
  record Ready(Predictor predictor) implements Readiness {

    public Ready {
      Objects.requireNonNull(predictor, "predictor");
    }
  }

  /**
   * There is nothing yet that could serve; its predictions are absent and nothing replaces them.
   */
  record Absent(String reason) implements Readiness {

    public Absent {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
