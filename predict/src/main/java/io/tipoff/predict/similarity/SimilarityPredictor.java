package io.tipoff.predict.similarity;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.calibration.Calibration;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelPredictor;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.similarity.Likeness.Similar;
import io.tipoff.predict.system.Contribution;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The weighted means of similar games with the residuals of one calibration around them. */
record SimilarityPredictor(PlayerGames games, Models models, Map<Market, ModelManifest> manifests)
    implements ModelPredictor {

  /**
   * The predictor of these models, looking back at these rows.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if they were calibrated with other scales
   */
  static SimilarityPredictor of(Models models, TrainingRows past) {
    return new SimilarityPredictor(
        new PlayerGames(past),
        models,
        models.manifests(
            TrainingRows.MARKETS,
            manifest ->
                manifest.library().equals(SimilarityTrainer.LIBRARY)
                    && manifest.parameters().equals(Likeness.parameters())
                    && manifest.features().equals(Likeness.features())));
  }

  @Override
  public List<String> features() {
    return Likeness.features();
  }

  @Override
  public boolean readsOdds() {
    return false;
  }

  @Override
  public List<Optional<CountDistribution>> predict(Market market, FeatureRows rows) {
    Calibration calibration = manifests.get(market).calibration();
    return Arrays.stream(games.centres(market, rows)).mapToObj(calibration::aroundKnown).toList();
  }

  /** One per similar game: what he made in it, times its share of the weight. */
  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    List<Similar> similar = games.similar(market, rows, row);
    double weights = similar.stream().mapToDouble(Similar::weight).sum();
    List<Contribution> contributions = new ArrayList<>();
    for (Similar one : similar) {
      var then = games.past().features().subjects().get(one.row());
      double made = games.past().outcomes().get(market)[one.row()];
      contributions.add(
          new Contribution(
              then.gameDate() + " against " + then.opponent(),
              made,
              made * one.weight() / weights));
    }
    return contributions;
  }
}
