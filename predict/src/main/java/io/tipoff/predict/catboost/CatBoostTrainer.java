package io.tipoff.predict.catboost;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.calibration.CalibrationFit;
import io.tipoff.predict.model.LoadedModels;
import io.tipoff.predict.model.ModelFiles;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Predictor;
import io.tipoff.predict.training.Trainer;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Fits the spread of a model that was trained elsewhere: what it missed by on the rows that
 * followed its training range, never on those that it learned from.
 */
final class CatBoostTrainer implements Trainer {

  /** Rows after its training range below which its spread is not known. */
  static final int FEWEST_ROWS = 500;

  private final byte[] file;
  private final ModelManifest manifest;
  private final ModelFiles archived;
  private final LoadedModels<CatBoostPredictor> loaded;

  /**
   * Of one model.
   *
   * @param file kept, not copied: nobody writes to it
   */
  CatBoostTrainer(
      byte[] file,
      ModelManifest manifest,
      ModelFiles archived,
      LoadedModels<CatBoostPredictor> loaded) {
    this.file = file;
    this.manifest = manifest;
    this.archived = archived;
    this.loaded = loaded;
  }

  @Override
  public String system() {
    return CatBoost.ID;
  }

  @Override
  public List<String> features() {
    return manifest.features();
  }

  @Override
  public List<Input> inputs() {
    return List.of();
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    if (!rows.contractDigest().equals(manifest.contractDigest())) {
      throw refused(
          "it was trained on feature contract "
              + manifest.contractDigest()
              + ", the rows here are of "
              + rows.contractDigest(),
          "Train it on rows of this contract.");
    }
    TrainingRows unseen = rows.since(LocalDate.parse(manifest.lastDate()).plusDays(1));
    if (unseen.size() < FEWEST_ROWS) {
      throw refused(
          unseen.size()
              + " games here follow its training, which ended on "
              + manifest.lastDate()
              + "; "
              + FEWEST_ROWS
              + " are needed to tell how far it misses",
          "Import it as of a later slate.");
    }
    try (CatBoostFile model = CatBoostPredictor.load(file, manifest)) {
      var calibration =
          CalibrationFit.fit(
              model.centres(unseen.features()), unseen.outcomes().get(manifest.market()));
      archived.put(manifest.market(), instant, file);
      return List.of(
          ModelRow.of(
              instant,
              new ModelManifest(
                  CatBoost.ID,
                  manifest.market(),
                  manifest.library(),
                  manifest.parameters(),
                  manifest.features(),
                  manifest.missing(),
                  manifest.contractDigest(),
                  manifest.rows(),
                  manifest.firstDate(),
                  manifest.lastDate(),
                  manifest.dataDigest(),
                  manifest.file(),
                  calibration,
                  "games after its training range, "
                      + unseen.firstDate()
                      + " to "
                      + unseen.lastDate(),
                  manifest.golden(),
                  null)));
    }
  }

  @Override
  public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
    CatBoostPredictor predictor = loaded.get(models);
    if (!rows.features().names().containsAll(predictor.features())) {
      throw refused("it reads features that the rows do not have", "Judge it by rows of its own.");
    }
    return predictor;
  }

  private static TipoffException refused(String why, String remedy) {
    return new TipoffException(
        FailureCategory.BAD_INPUT, "the catboost model is not taken: " + why, remedy);
  }
}
