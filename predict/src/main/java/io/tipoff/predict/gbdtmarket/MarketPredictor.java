package io.tipoff.predict.gbdtmarket;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.FeatureRows;
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

/**
 * Distributions moved by the blends of one training. Whom nobody quotes keeps the distribution that
 * he has; whom it was not predicted for is not predicted.
 */
record MarketPredictor(
    Models models, Map<Market, ModelManifest> manifests, Map<Market, Blend> blends, Own own)
    implements ModelPredictor {

  /** What a line says by itself, where no real price says how the books lean. */
  private static final double EVEN = 0.5;

  /**
   * The predictor of these models.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if they hold no blends
   */
  static MarketPredictor of(Models models, Own own) {
    Map<Market, ModelManifest> manifests =
        models.manifests(
            TrainingRows.MARKETS, manifest -> manifest.library().equals(MarketTrainer.LIBRARY));
    Map<Market, Blend> blends = new EnumMap<>(Market.class);
    manifests.forEach((market, manifest) -> blends.put(market, Blend.parse(manifest.parameters())));
    return new MarketPredictor(models, manifests, blends, own);
  }

  /** What the system reads: line and lean of the books in every market. */
  static List<String> readFeatures() {
    List<String> names = new ArrayList<>();
    for (Market market : TrainingRows.MARKETS) {
      names.add(GbdtMarket.line(market));
      names.add(GbdtMarket.over(market));
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> features() {
    return readFeatures();
  }

  @Override
  public boolean readsOdds() {
    return true;
  }

  @Override
  public List<Optional<CountDistribution>> predict(Market market, FeatureRows rows) {
    List<Optional<CountDistribution>> distributions = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      distributions.add(predict(market, rows, row));
    }
    return distributions;
  }

  private Optional<CountDistribution> predict(Market market, FeatureRows rows, int row) {
    double line = rows.value(row, rows.place(GbdtMarket.line(market)));
    double over = rows.value(row, rows.place(GbdtMarket.over(market)));
    Optional<CountDistribution> before = own.of(rows.subjects().get(row), market);
    double lean = Double.isNaN(over) ? EVEN : over;
    return Double.isNaN(line)
        ? before
        : before.map(distribution -> blends.get(market).moved(distribution, line, lean));
  }

  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    Optional<CountDistribution> before = own.of(rows.subjects().get(row), market);
    if (before.isEmpty()) {
      return List.of();
    }
    double median = before.get().median();
    double moved = predict(market, rows, row).orElseThrow().median() - median;
    float line = rows.value(row, rows.place(GbdtMarket.line(market)));
    return List.of(
        new Contribution(GbdtMarket.MOVED, median, median),
        Contribution.of(GbdtMarket.line(market), line, moved));
  }
}
