package io.tipoff.predict.similarity;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.model.Promotion;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.Readiness;
import io.tipoff.predict.training.TrainTask;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The system {@code similarity}. */
@Singleton
final class Similarity implements PredictionSystem {

  static final String ID = "similarity";

  private final PredictSettings settings;
  private final TrainTask calibration;
  private final Promotion promotion;

  Similarity(PredictSettings settings) {
    this.settings = settings;
    this.promotion = settings.training().promotion();
    this.calibration = new TrainTask(new SimilarityTrainer(), settings);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Input> inputs() {
    List<Input> inputs = new ArrayList<>(TrainingRows.inputs());
    inputs.addAll(ModelRow.inputs(calibration.declaration().name()));
    return inputs;
  }

  @Override
  public List<Task> preparations() {
    return List.of(calibration);
  }

  @Override
  public Readiness at(RunContext context) {
    Optional<Models> models = Models.before(context, ID, context.asOf(), promotion);
    if (models.isEmpty()) {
      return new Readiness.Absent(ID + " is not calibrated as of " + context.asOf());
    }
    TrainingRows past =
        TrainingRows.ofPlayersAt(context, Likeness.features(), settings.minimumHistory());
    return new Readiness.Ready(SimilarityPredictor.of(models.get(), past));
  }
}
