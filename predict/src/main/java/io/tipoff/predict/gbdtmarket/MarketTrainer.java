package io.tipoff.predict.gbdtmarket;

import io.tipoff.predict.gbdtmarket.Blend.PricedLine;
import io.tipoff.predict.line.PastLines;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns per market how far the books and the distributions were to be believed, from lines of
 * earlier slates, and what lines of other markets were worth; as long as there are few, the books
 * are believed, and other lines are worth nothing.
 */
final class MarketTrainer implements Trainer {

  /** Markets in which lines of others gained nothing. */
  private static final Set<Market> UNTOLD = Set.of(Market.THREES);

  static final String LIBRARY = "tipoff gbdt-market 3";

  @Override
  public String system() {
    return GbdtMarket.ID;
  }

  @Override
  public List<String> features() {
    return QuotedLines.features();
  }

  @Override
  public List<Input> inputs() {
    return PastLines.inputs(GbdtMarket.MOVED);
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    Own own = Own.past(context, instant.minus(PastLines.SPAN), instant);
    Map<Market, List<PricedLine>> lines = new EnumMap<>(Market.class);
    Map<Market, Blend> blends = new EnumMap<>(Market.class);
    QuotedLines quoted = new QuotedLines(rows.features(), own, blends);
    for (Market market : TrainingRows.MARKETS) {
      lines.put(market, priced(market, quoted, rows.outcomes().get(market)));
      blends.put(market, Blend.of(lines.get(market)));
    }
    List<ModelRow> models = new ArrayList<>();
    for (Market market : TrainingRows.MARKETS) {
      List<OtherLines.Past> beside = beside(market, quoted, rows.outcomes().get(market));
      models.add(
          ModelRow.of(
              instant,
              ModelManifest.withoutFile(
                  GbdtMarket.ID,
                  market,
                  LIBRARY,
                  new MarketView(blends.get(market), OtherLines.of(beside)).text(),
                  rows,
                  null,
                  "%d quoted lines, %d games with lines in other markets, and what followed"
                      .formatted(lines.get(market).size(), beside.size()))));
    }
    return models;
  }

  /** The lines that there were, as the last feature row before each game had them; no pushes. */
  static List<PricedLine> priced(Market market, QuotedLines quoted, long[] outcomes) {
    List<PricedLine> lines = new ArrayList<>();
    for (int row = 0; row < outcomes.length; row++) {
      float line = quoted.line(row, market);
      long outcome = outcomes[row];
      if (quoted.hasLine(row, market) && outcome != line) {
        double lean = quoted.lean(row, market);
        quoted
            .own(row, market)
            .ifPresent(
                own ->
                    lines.add(
                        new PricedLine(own.against(line).overWithoutPush(), lean, outcome > line)));
      }
    }
    return lines;
  }

  /**
   * Games whose players had lines in other markets, whether or not they had one in this; none for a
   * market of which these tell nothing.
   */
  static List<OtherLines.Past> beside(Market market, QuotedLines quoted, long[] outcomes) {
    List<OtherLines.Past> games = new ArrayList<>();
    if (UNTOLD.contains(market)) {
      return games;
    }
    for (int row = 0; row < outcomes.length; row++) {
      long outcome = outcomes[row];
      List<Double> shifts = quoted.shiftsBeside(market, row);
      if (shifts.stream().anyMatch(shift -> shift != 0)) {
        quoted
            .own(row, market)
            .ifPresent(
                own -> {
                  double line = OtherLines.lineBy(own);
                  double over = own.against(line).overWithoutPush();
                  games.add(new OtherLines.Past(over, shifts, outcome > line));
                });
      }
    }
    return games;
  }

  @Override
  public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
    return MarketPredictor.of(
        models, Own.past(context, models.trainedAsOf(), Moment.MORNING.of(context.slate())));
  }
}
