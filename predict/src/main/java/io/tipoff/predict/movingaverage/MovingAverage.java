package io.tipoff.predict.movingaverage;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.formula.CentreFormula;
import io.tipoff.predict.formula.FormulaSystem;
import io.tipoff.predict.system.Contribution;
import io.tipoff.slate.Market;
import jakarta.inject.Singleton;
import java.util.List;

/** The system {@code moving-average}. */
@Singleton
final class MovingAverage extends FormulaSystem {

  MovingAverage(PredictSettings settings) {
    super(new Centre(), settings);
  }

  private record Centre() implements CentreFormula {

    @Override
    public String id() {
      return "moving-average";
    }

    @Override
    public String library() {
      return "tipoff moving-average 1";
    }

    @Override
    public List<String> features() {
      return Formula.features();
    }

    @Override
    public String parameters(Market market) {
      return Formula.ALL.get(market).parameters();
    }

    @Override
    public double[] centres(Market market, FeatureRows rows) {
      return Formula.ALL.get(market).centres(rows);
    }

    @Override
    public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
      return Formula.ALL.get(market).contributions(rows, row);
    }
  }
}
