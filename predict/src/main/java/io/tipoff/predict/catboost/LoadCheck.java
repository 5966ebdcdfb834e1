package io.tipoff.predict.catboost;

import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.model.ModelDecision;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.system.Readiness;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import java.util.List;

/**
 * Loads what serves on the morning of a slate, so that a model that cannot is told of hours before
 * the games and not at the tip. Declares the registry's tables, which nothing else does where no
 * other system runs; it writes none of them.
 */
record LoadCheck(CatBoost system) implements Task {

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.pregame("check-" + CatBoost.ID, Phase.PREDICT, List.of())
        .writing(ModelRow.TABLE, VerdictRow.TABLE, ModelDecision.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    return switch (system.at(context)) {
      case Readiness.Absent absent -> new TaskOutput.NoData(absent.reason());
      case Readiness.Ready ready ->
          new TaskOutput.NoData(
              "nothing to write: models of " + ready.predictor().markets() + " load");
    };
  }
}
