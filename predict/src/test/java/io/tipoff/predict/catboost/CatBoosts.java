package io.tipoff.predict.catboost;

import io.tipoff.archive.Archive;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;
import java.util.List;

/** Makes the system, and files for it, for tests of other packages. */
public final class CatBoosts {

  private CatBoosts() {}

  public static PredictionSystem of(PredictSettings settings, Archive archive) {
    return new CatBoost(settings, archive);
  }

  /** A model file that gives {@code low} up to a border of the first feature, else {@code high}. */
  public static byte[] split(List<String> features, float border, double low, double high) {
    return CbmFile.split(features, border, low, high);
  }
}
