package io.tipoff.predict.gbdtmarket;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;
import java.util.List;

/** Makes the system for tests of other packages. */
public final class GbdtMarkets {

  private GbdtMarkets() {}

  public static PredictionSystem of(PredictSettings settings) {
    return new GbdtMarket(settings);
  }

  public static List<String> features() {
    return QuotedLines.features();
  }
}
