package io.tipoff.predict.gbdt;

import io.tipoff.archive.Archive;
import io.tipoff.predict.PredictSettings;
import jakarta.inject.Singleton;

/** The system {@code gbdt}: one booster a market, without a word of the books. */
@Singleton
final class Gbdt extends BoostedSystem {

  Gbdt(PredictSettings settings, Archive archive) {
    super(Recipe.WITHOUT_ODDS, settings, archive);
  }
}
