package io.tipoff.predict.formula;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.model.LoadedModels;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Promotion;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.Readiness;
import io.tipoff.predict.training.TrainTask;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import java.util.List;
import java.util.Optional;

/** A system made of a formula; a bean that extends this and names its formula is all it takes. */
public class FormulaSystem implements PredictionSystem {

  private final CentreFormula formula;
  private final TrainTask calibration;
  private final Promotion promotion;
  private final LoadedModels<FormulaPredictor> loaded;

  protected FormulaSystem(CentreFormula formula, PredictSettings settings) {
    this.formula = formula;
    this.promotion = settings.training().promotion();
    this.loaded = new LoadedModels<>(models -> FormulaPredictor.of(formula, models), unused -> {});
    this.calibration = new TrainTask(new FormulaTrainer(formula), settings);
  }

  @Override
  public final String id() {
    return formula.id();
  }

  @Override
  public final List<Input> inputs() {
    return ModelRow.inputs(calibration.declaration().name());
  }

  @Override
  public final List<Task> preparations() {
    return List.of(calibration);
  }

  @Override
  public final Readiness at(RunContext context) {
    Optional<FormulaPredictor> predictor = loaded.before(context, id(), promotion);
    if (predictor.isEmpty()) {
      return new Readiness.Absent(id() + " is not calibrated as of " + context.asOf());
    }
    return new Readiness.Ready(predictor.get());
  }
}
