package io.tipoff.predict.catboost;

import io.tipoff.archive.Archive;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.model.LoadedModels;
import io.tipoff.predict.model.ModelFiles;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.Promotion;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.Readiness;
import io.tipoff.predict.training.ForeignModels;
import io.tipoff.predict.training.TrainTask;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The system {@code catboost}: serves models that were trained elsewhere and imported. */
@Singleton
final class CatBoost implements PredictionSystem, ForeignModels {

  static final String ID = "catboost";

  private final PredictSettings settings;
  private final ModelFiles files;
  private final LoadedModels<CatBoostPredictor> loaded;
  private final Promotion promotion;

  CatBoost(PredictSettings settings, Archive archive) {
    this.settings = settings;
    this.files = new ModelFiles(archive, ID);
    this.loaded =
        new LoadedModels<>(
            models -> new CatBoostPredictor(models, files), CatBoostPredictor::close);
    this.promotion = settings.training().promotion();
  }

  @Override
  public String id() {
    return ID;
  }

  /** Imports are no runs: the next revision follows them. */
  @Override
  public List<Input> inputs() {
    return List.of();
  }

  @Override
  public List<Task> preparations() {
    return List.of(new LoadCheck(this));
  }

  @Override
  public TrainTask taking(byte[] file, ModelManifest manifest) {
    return new TrainTask(new CatBoostTrainer(file, manifest, files, loaded), settings);
  }

  @Override
  public Readiness at(RunContext context) {
    Optional<CatBoostPredictor> predictor = loaded.before(context, ID, promotion);
    if (predictor.isEmpty()) {
      return new Readiness.Absent(
          ID + " has no model as of " + context.asOf() + "; tipoff models import brings one");
    }
    return new Readiness.Ready(predictor.get());
  }

  @PreDestroy
  void close() {
    loaded.close();
  }
}
