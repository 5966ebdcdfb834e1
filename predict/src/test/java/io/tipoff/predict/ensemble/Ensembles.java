package io.tipoff.predict.ensemble;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;

/** Makes the system for tests of other packages. */
public final class Ensembles {

  private Ensembles() {}

  public static PredictionSystem of(PredictSettings settings) {
    return new Ensemble(settings);
  }
}
