package io.tipoff.predict.ensemble;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.feature.Subject;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelPredictor;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Contribution;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The weighted mean of the members' medians with the residuals of one calibration around it. Whom a
 * member with a share did not predict, it does not predict: no share goes to the others.
 */
record EnsemblePredictor(
    Models models,
    Map<Market, ModelManifest> manifests,
    Map<Market, Weights> weights,
    Members members)
    implements ModelPredictor {

  /**
   * The predictor of these models from what the members said.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if they hold no weights
   */
  static EnsemblePredictor of(Models models, Members members) {
    Map<Market, ModelManifest> manifests =
        models.manifests(
            TrainingRows.MARKETS, manifest -> manifest.library().equals(EnsembleTrainer.LIBRARY));
    Map<Market, Weights> weights = new EnumMap<>(Market.class);
    manifests.forEach(
        (market, manifest) -> weights.put(market, Weights.parse(manifest.parameters())));
    return new EnsemblePredictor(models, manifests, weights, members);
  }

  /** Members that have a weight in any market. */
  Set<String> needed() {
    return weights.values().stream()
        .flatMap(shares -> shares.twentieths().keySet().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public List<String> features() {
    return List.of();
  }

  @Override
  public List<Double> missing() {
    return List.of();
  }

  @Override
  public boolean readsOdds() {
    return false;
  }

  @Override
  public List<Optional<CountDistribution>> predict(Market market, FeatureRows rows) {
    List<Optional<CountDistribution>> distributions = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      double centre = 0;
      for (Contribution part : parts(market, rows.subjects().get(row))) {
        centre += part.amount();
      }
      distributions.add(
          Double.isNaN(centre)
              ? Optional.empty()
              : Optional.of(manifests.get(market).calibration().pinnedTo(centre)));
    }
    return distributions;
  }

  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    List<Contribution> parts = parts(market, rows.subjects().get(row));
    return parts.stream().anyMatch(part -> Double.isNaN(part.amount())) ? List.of() : parts;
  }

  private List<Contribution> parts(Market market, Subject subject) {
    Weights shares = weights.get(market);
    List<Contribution> parts = new ArrayList<>();
    for (String member : shares.twentieths().keySet()) {
      double median = members.median(member, subject, market);
      parts.add(new Contribution(member, median, shares.of(member) * median));
    }
    return parts;
  }
}
