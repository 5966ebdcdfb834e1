package io.tipoff.predict.movingaverage;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;
import java.util.List;

/** Makes the system for tests of other packages. */
public final class MovingAverages {

  private MovingAverages() {}

  public static PredictionSystem of(PredictSettings settings) {
    return new MovingAverage(settings);
  }

  public static List<String> features() {
    return Formula.features();
  }
}
