package io.tipoff.predict.similarity;

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

/** Fits the spread alone: how far past games fell from the games that were like them before. */
final class SimilarityTrainer implements Trainer {

  static final String LIBRARY = "tipoff similarity 1";

  @Override
  public String system() {
    return Similarity.ID;
  }

  @Override
  public List<String> features() {
    return Likeness.features();
  }

  @Override
  public List<Input> inputs() {
    return List.of();
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    PlayerGames games = new PlayerGames(rows);
    List<ModelRow> models = new ArrayList<>();
    for (Market market : TrainingRows.MARKETS) {
      double[] centres = games.centres(market, rows.features());
      if (CalibrationFit.usable(centres) == 0) {
        return List.of();
      }
      models.add(
          ModelRow.of(
              instant,
              ModelManifest.withoutFile(
                  Similarity.ID,
                  market,
                  LIBRARY,
                  Likeness.parameters(),
                  rows,
                  CalibrationFit.fit(centres, rows.outcomes().get(market)),
                  "past rows by the similar games before them")));
    }
    return models;
  }

  @Override
  public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
    return SimilarityPredictor.of(models, rows);
  }
}
