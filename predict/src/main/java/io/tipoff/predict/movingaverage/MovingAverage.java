package io.tipoff.predict.movingaverage;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.Readiness;
import io.tipoff.predict.training.TrainTask;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.slate.Market;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The system {@code moving-average}. */
@Singleton
final class MovingAverage implements PredictionSystem {

  static final String ID = "moving-average";

  private final TrainTask calibration;

  MovingAverage(PredictSettings settings) {
    this.calibration = new TrainTask(new MovingAverageTrainer(), settings);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Input> inputs() {
    String table = ModelRow.TABLE.qualifiedName();
    String writer = calibration.declaration().name();
    return List.of(
        Input.optional(table, Relation.SAME_SLATE, writer),
        Input.optional(table, Relation.EARLIER_SLATES, writer));
  }

  @Override
  public List<Task> preparations() {
    return List.of(calibration);
  }

  @Override
  public Readiness at(RunContext context) {
    return Models.before(context, ID, context.asOf())
        .map(MovingAverage::ready)
        .orElseGet(() -> new Readiness.Absent(ID + " is not calibrated as of " + context.asOf()));
  }

  private static Readiness ready(Models models) {
    Map<Market, ModelManifest> manifests = new EnumMap<>(Market.class);
    for (Market market : Formula.MARKETS) {
      ModelManifest manifest = models.manifest(market);
      boolean same =
          manifest.library().equals(MovingAverageTrainer.LIBRARY)
              && manifest.parameters().equals(Formula.ALL.get(market).parameters())
              && manifest.features().equals(Formula.features());
      if (!same) {
        throw new TipoffException(
            FailureCategory.CONTRACT,
            ID
                + " was calibrated for "
                + market
                + " with another formula: "
                + manifest.parameters(),
            "Calibrate it again; until then it predicts nothing.");
      }
      manifests.put(market, manifest);
    }
    return new Readiness.Ready(new MovingAveragePredictor(models, manifests));
  }
}
