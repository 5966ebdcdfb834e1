package io.tipoff.predict.movingaverage;

import io.tipoff.predict.calibration.CalibrationFit;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
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
final class MovingAverageTrainer implements Trainer {

  static final String LIBRARY = "tipoff moving-average 1";

  @Override
  public String system() {
    return MovingAverage.ID;
  }

  @Override
  public List<String> features() {
    return Formula.features();
  }

  @Override
  public List<Input> inputs() {
    return List.of();
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    List<ModelRow> models = new ArrayList<>();
    for (Market market : Formula.MARKETS) {
      Formula formula = Formula.ALL.get(market);
      ModelManifest manifest =
          new ModelManifest(
              MovingAverage.ID,
              market,
              LIBRARY,
              formula.parameters(),
              rows.features().names(),
              rows.features().missing(),
              rows.contractDigest(),
              rows.size(),
              rows.firstDate().toString(),
              rows.lastDate().toString(),
              rows.digest(),
              "",
              CalibrationFit.fit(formula.centres(rows.features()), rows.outcomes().get(market)),
              "the formula on past rows",
              List.of());
      models.add(ModelRow.of(instant, manifest));
    }
    return models;
  }
}
