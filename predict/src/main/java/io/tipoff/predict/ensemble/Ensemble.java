package io.tipoff.predict.ensemble;

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
import java.util.TreeSet;

/** The system {@code ensemble} of all other systems that run. */
@Singleton
final class Ensemble implements PredictionSystem {

  static final String ID = "ensemble";

  private final List<String> members;
  private final TrainTask training;
  private final Promotion promotion;

  Ensemble(PredictSettings settings) {
    TreeSet<String> others = new TreeSet<>(settings.systems());
    others.remove(ID);
    this.members = List.copyOf(others);
    this.promotion = settings.training().promotion();
    this.training =
        new TrainTask(new EnsembleTrainer(members, settings.training().minimumRows()), settings);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Input> inputs() {
    if (members.isEmpty()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "tipoff.predict.systems names the ensemble and no system that it could be made of",
          "Name its members beside it, such as moving-average,gbdt,ensemble.");
    }
    List<Input> inputs = new ArrayList<>(ModelRow.inputs(training.declaration().name()));
    inputs.add(
        Input.optional(
            "predictions.prediction",
            Relation.SAME_AS_OF,
            members.stream().map(member -> "predict-" + member).toArray(String[]::new)));
    return inputs;
  }

  @Override
  public List<Task> preparations() {
    return List.of(training);
  }

  @Override
  public Readiness at(RunContext context) {
    Optional<Models> models = Models.before(context, ID, context.asOf(), promotion);
    if (models.isEmpty()) {
      return new Readiness.Absent(ID + " has no weights as of " + context.asOf());
    }
    EnsemblePredictor predictor = EnsemblePredictor.of(models.get(), Members.of(context));
    TreeSet<String> absent = new TreeSet<>(predictor.needed());
    absent.removeAll(predictor.members().systems());
    if (!absent.isEmpty()) {
      return new Readiness.Absent(
          ID + " needs " + String.join(", ", absent) + ", absent as of " + context.asOf());
    }
    return new Readiness.Ready(predictor);
  }
}
