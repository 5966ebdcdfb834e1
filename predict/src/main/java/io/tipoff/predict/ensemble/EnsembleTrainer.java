package io.tipoff.predict.ensemble;

import io.tipoff.predict.calibration.CalibrationFit;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Predictor;
import io.tipoff.predict.training.Trainer;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Learns weights and spread from graded predictions of earlier slates alone.
 *
 * @param minimum graded games of each market below which nothing is learned
 */
record EnsembleTrainer(List<String> members, int minimum) implements Trainer {

  static final String LIBRARY = "tipoff ensemble 1";

  @Override
  public String system() {
    return Ensemble.ID;
  }

  @Override
  public List<String> features() {
    return List.of();
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.optional("grades.grade", Relation.EARLIER_SLATES, "grade-predictions"));
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    Map<Market, Graded> graded = Graded.before(context, members, instant);
    List<ModelRow> models = new ArrayList<>();
    for (Market market : TrainingRows.MARKETS) {
      if (!graded.containsKey(market) || graded.get(market).size() < minimum) {
        return List.of();
      }
      Graded past = graded.get(market);
      Weights weights = past.weights();
      models.add(
          ModelRow.of(
              instant,
              ModelManifest.withoutFile(
                  Ensemble.ID,
                  market,
                  LIBRARY,
                  weights.text(),
                  rows,
                  CalibrationFit.fit(past.centres(weights), past.outcomes()),
                  past.size() + " graded predictions of " + String.join(", ", members))));
    }
    return models;
  }

  @Override
  public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
    return EnsemblePredictor.of(
        models, Members.graded(context, Moment.MORNING.of(context.slate())));
  }
}
