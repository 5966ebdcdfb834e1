package io.tipoff.predict.gbdtmarket;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.model.Promotion;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.Readiness;
import io.tipoff.predict.training.TrainTask;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system {@code gbdt-market}: what {@code gbdt-odds} says of a revision, moved to where the
 * books stand on players whom they quote, in this market or in others.
 */
@Singleton
final class GbdtMarket implements PredictionSystem {

  static final String ID = "gbdt-market";

  /** The system whose distributions are moved. */
  static final String MOVED = "gbdt-odds";

  private final TrainTask training;
  private final Promotion promotion;
  private final List<String> running;

  GbdtMarket(PredictSettings settings) {
    this.training = new TrainTask(new MarketTrainer(), settings);
    this.promotion = settings.training().promotion();
    this.running = settings.systems();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Input> inputs() {
    if (!running.contains(MOVED)) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "tipoff.predict.systems names "
              + ID
              + " and not "
              + MOVED
              + ", whose predictions it moves",
          "Name both, such as gbdt,gbdt-odds,gbdt-market.");
    }
    List<Input> inputs = new ArrayList<>(ModelRow.inputs(training.declaration().name()));
    inputs.add(Input.optional("predictions.prediction", Relation.SAME_AS_OF, "predict-" + MOVED));
    return inputs;
  }

  @Override
  public List<Task> preparations() {
    return List.of(training);
  }

  @Override
  public boolean lineCalibrated() {
    return false;
  }

  @Override
  public Readiness at(RunContext context) {
    Optional<Models> models = Models.before(context, ID, context.asOf(), promotion);
    if (models.isEmpty()) {
      return new Readiness.Absent(ID + " has no model as of " + context.asOf());
    }
    Own own = Own.of(context);
    if (own.isEmpty()) {
      return new Readiness.Absent(ID + " needs " + MOVED + ", absent as of " + context.asOf());
    }
    return new Readiness.Ready(MarketPredictor.of(models.get(), own));
  }
}
