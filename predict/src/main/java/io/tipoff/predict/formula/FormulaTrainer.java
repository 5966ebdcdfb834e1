package io.tipoff.predict.formula;

import io.tipoff.predict.calibration.CalibrationFit;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Predictor;
import io.tipoff.predict.training.Trainer;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits nothing but the spread: what the formula missed by on past rows, each computed from the
 * features of its own time.
 */
record FormulaTrainer(CentreFormula formula) implements Trainer {

  @Override
  public String system() {
    return formula.id();
  }

  @Override
  public List<String> features() {
    return formula.features();
  }

  @Override
  public List<Input> inputs() {
    return List.of();
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    List<ModelRow> models = new ArrayList<>();
    for (Market market : TrainingRows.MARKETS) {
      var calibration =
          CalibrationFit.fit(formula.centres(market, rows.features()), rows.outcomes().get(market));
      models.add(
          ModelRow.of(
              instant,
              ModelManifest.withoutFile(
                  system(),
                  market,
                  formula.library(),
                  formula.parameters(market),
                  rows,
                  calibration,
                  "the formula on past rows")));
    }
    return models;
  }

  @Override
  public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
    return FormulaPredictor.of(formula, models);
  }
}
