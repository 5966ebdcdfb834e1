package io.tipoff.predict.zonematchup;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;

/** Makes the system for tests of other packages. */
public final class ZoneMatchups {

  private ZoneMatchups() {}

  public static PredictionSystem of(PredictSettings settings) {
    return new ZoneMatchup(settings);
  }
}
