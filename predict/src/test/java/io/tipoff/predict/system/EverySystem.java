package io.tipoff.predict.system;

import io.tipoff.archive.Archive;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.ensemble.Ensembles;
import io.tipoff.predict.gbdt.Gbdts;
import io.tipoff.predict.gbdtmarket.GbdtMarkets;
import io.tipoff.predict.movingaverage.MovingAverages;
import io.tipoff.predict.similarity.Similarities;
import io.tipoff.predict.zonematchup.ZoneMatchups;
import java.util.List;

/** The systems that need no model from elsewhere. */
final class EverySystem {

  private EverySystem() {}

  static List<PredictionSystem> trainedHere(PredictSettings settings, Archive archive) {
    return List.of(
        MovingAverages.of(settings),
        Gbdts.of(settings, archive),
        Gbdts.withOdds(settings, archive),
        GbdtMarkets.of(settings),
        ZoneMatchups.of(settings),
        Similarities.of(settings),
        Ensembles.of(settings));
  }
}
