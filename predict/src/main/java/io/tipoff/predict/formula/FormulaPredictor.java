package io.tipoff.predict.formula;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.calibration.Calibration;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelPredictor;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Contribution;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formula's centres with the residuals of one calibration around them. */
record FormulaPredictor(CentreFormula formula, Models models, Map<Market, ModelManifest> manifests)
    implements ModelPredictor {

  /**
   * The predictor of these models.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if they were calibrated with another formula
   */
  static FormulaPredictor of(CentreFormula formula, Models models) {
    return new FormulaPredictor(
        formula,
        models,
        models.manifests(
            TrainingRows.MARKETS,
            manifest ->
                manifest.library().equals(formula.library())
                    && manifest.parameters().equals(formula.parameters(manifest.market()))
                    && manifest.features().equals(formula.features())));
  }

  @Override
  public List<String> features() {
    return formula.features();
  }

  @Override
  public boolean readsOdds() {
    return false;
  }

  @Override
  public List<Optional<CountDistribution>> predict(Market market, FeatureRows rows) {
    Calibration calibration = manifests.get(market).calibration();
    return Arrays.stream(formula.centres(market, rows)).mapToObj(calibration::aroundKnown).toList();
  }

  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    return formula.contributions(market, rows, row);
  }
}
