package io.tipoff.predict.similarity;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;

/** Makes the system for tests of other packages. */
public final class Similarities {

  private Similarities() {}

  public static PredictionSystem of(PredictSettings settings) {
    return new Similarity(settings);
  }
}
