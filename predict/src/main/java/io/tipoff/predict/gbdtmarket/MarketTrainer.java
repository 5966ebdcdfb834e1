package io.tipoff.predict.gbdtmarket;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.feature.Subject;
import io.tipoff.predict.gbdtmarket.Blend.PricedLine;
import io.tipoff.predict.line.PastLines;
import io.tipoff.predict.line.PastLines.Past;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Predictor;
import io.tipoff.predict.training.Trainer;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns per market how far the books and the distributions were to be believed, from quoted lines
 * of earlier slates; as long as there are few, the books are.
 */
final class MarketTrainer implements Trainer {

  static final String LIBRARY = "tipoff gbdt-market 2";

  @Override
  public String system() {
    return GbdtMarket.ID;
  }

  @Override
  public List<String> features() {
    return MarketPredictor.readFeatures();
  }

  @Override
  public List<Input> inputs() {
    return PastLines.inputs(GbdtMarket.MOVED);
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    Map<Market, List<Past>> past = PastLines.before(context, GbdtMarket.MOVED, instant);
    List<ModelRow> models = new ArrayList<>();
    for (Market market : TrainingRows.MARKETS) {
      List<PricedLine> lines =
          priced(market, past.getOrDefault(market, List.of()), rows.features());
      models.add(
          ModelRow.of(
              instant,
              ModelManifest.withoutFile(
                  GbdtMarket.ID,
                  market,
                  LIBRARY,
                  Blend.of(lines).text(),
                  rows,
                  null,
                  lines.size() + " quoted lines and what followed")));
    }
    return models;
  }

  /** Lines with the books' lean as the last feature row before the game had it. */
  private static List<PricedLine> priced(Market market, List<Past> past, FeatureRows rows) {
    Map<String, Double> leans = new HashMap<>();
    int over = rows.place(GbdtMarket.over(market));
    for (int row = 0; row < rows.size(); row++) {
      Subject subject = rows.subjects().get(row);
      leans.put(subject.gameId() + '|' + subject.playerId(), (double) rows.value(row, over));
    }
    List<PricedLine> lines = new ArrayList<>();
    for (Past one : past) {
      double lean = leans.getOrDefault(one.gameId() + '|' + one.playerId(), Double.NaN);
      if (!Double.isNaN(lean)) {
        lines.add(new PricedLine(one.distributionOver(), lean, one.wentOver()));
      }
    }
    return lines;
  }

  @Override
  public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
    return MarketPredictor.of(
        models, Own.past(context, models.trainedAsOf(), Moment.MORNING.of(context.slate())));
  }
}
