package io.tipoff.predict.gbdt;

import io.tipoff.archive.Archive;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;
import java.util.List;

/** Makes the systems for tests of other packages. */
public final class Gbdts {

  private Gbdts() {}

  public static PredictionSystem of(PredictSettings settings, Archive archive) {
    return new Gbdt(settings, archive);
  }

  public static PredictionSystem withOdds(PredictSettings settings, Archive archive) {
    return new GbdtOdds(settings, archive);
  }

  /** What both read. */
  public static List<String> features() {
    return Recipe.WITH_ODDS.features();
  }
}
