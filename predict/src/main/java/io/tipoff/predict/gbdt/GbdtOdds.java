package io.tipoff.predict.gbdt;

import io.tipoff.archive.Archive;
import io.tipoff.predict.PredictSettings;
import jakarta.inject.Singleton;

/**
 * The system {@code gbdt-odds}: several boosters a market, which read what the books say of the
 * game.
 */
@Singleton
final class GbdtOdds extends BoostedSystem {

  GbdtOdds(PredictSettings settings, Archive archive) {
    super(Recipe.WITH_ODDS, settings, archive);
  }
}
