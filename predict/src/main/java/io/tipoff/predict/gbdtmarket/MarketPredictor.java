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
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Distributions moved by what one training learnt: by the line of the market itself, else by those
 * of other markets. Whom nobody quotes keeps the distribution that he has; whom it was not
 * predicted for is not predicted.
 */
record MarketPredictor(
    Models models, Map<Market, ModelManifest> manifests, Map<Market, MarketView> views, Own own)
    implements ModelPredictor {

  /**
   * The predictor of these models.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if they do not say what lines are worth
   */
  static MarketPredictor of(Models models, Own own) {
    Map<Market, ModelManifest> manifests =
        models.manifests(
            TrainingRows.MARKETS, manifest -> manifest.library().equals(MarketTrainer.LIBRARY));
    Map<Market, MarketView> views = new EnumMap<>(Market.class);
    manifests.forEach(
        (market, manifest) -> views.put(market, MarketView.parse(manifest.parameters())));
    return new MarketPredictor(models, manifests, views, own);
  }

  @Override
  public List<String> features() {
    return QuotedLines.features();
  }

  @Override
  public boolean readsOdds() {
    return true;
  }

  @Override
  public List<Optional<CountDistribution>> predict(Market market, FeatureRows rows) {
    QuotedLines quoted = quoted(rows);
    List<Optional<CountDistribution>> distributions = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      int of = row;
      distributions.add(
          quoted
              .own(row, market)
              .map(
                  before ->
                      quoted.hasLine(of, market)
                          ? before.withOddsTimes(quoted.shift(of, market))
                          : movedByOthers(market, before, quoted.shiftsBeside(market, of))));
    }
    return distributions;
  }

  private QuotedLines quoted(FeatureRows rows) {
    Map<Market, Blend> blends = new EnumMap<>(Market.class);
    views.forEach((market, view) -> blends.put(market, view.line()));
    return new QuotedLines(rows, own, blends);
  }

  private CountDistribution movedByOthers(
      Market market, CountDistribution before, List<Double> shifts) {
    boolean elsewhere = shifts.stream().anyMatch(shift -> shift != 0);
    return elsewhere ? views.get(market).others().moved(before, shifts) : before;
  }

  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    QuotedLines quoted = quoted(rows);
    Optional<CountDistribution> before = quoted.own(row, market);
    if (before.isEmpty()) {
      return List.of();
    }
    double median = before.get().median();
    List<Contribution> contributions = new ArrayList<>();
    contributions.add(new Contribution(GbdtMarket.MOVED, median, median));
    if (quoted.hasLine(row, market)) {
      double after = before.get().withOddsTimes(quoted.shift(row, market)).median();
      contributions.add(ofLine(quoted, row, market, after - median));
      return contributions;
    }
    List<Double> all = quoted.shiftsBeside(market, row);
    List<Double> soFar = new ArrayList<>(Collections.nCopies(all.size(), 0.0));
    for (int place = 0; place < all.size(); place++) {
      Market mover = TrainingRows.MARKETS.get(place);
      if (quoted.hasLine(row, mover)) {
        soFar.set(place, all.get(place));
        double after = movedByOthers(market, before.get(), soFar).median();
        contributions.add(ofLine(quoted, row, mover, after - median));
        median = after;
      }
    }
    return contributions;
  }

  private static Contribution ofLine(QuotedLines quoted, int row, Market market, double amount) {
    return Contribution.of(QuotedLines.lineFeature(market), quoted.line(row, market), amount);
  }
}
