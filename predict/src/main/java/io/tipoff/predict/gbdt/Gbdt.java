package io.tipoff.predict.gbdt;

import io.tipoff.archive.Archive;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.model.LoadedModels;
import io.tipoff.predict.model.ModelFiles;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Promotion;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.Readiness;
import io.tipoff.predict.training.TrainTask;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The system {@code gbdt}. */
@Singleton
final class Gbdt implements PredictionSystem {

  static final String ID = "gbdt";

  private final TrainTask training;
  private final LoadedModels<GbdtPredictor> loaded;
  private final Promotion promotion;

  Gbdt(PredictSettings settings, Archive archive) {
    ModelFiles files = new ModelFiles(archive, ID);
    this.loaded =
        new LoadedModels<>(models -> new GbdtPredictor(models, files), GbdtPredictor::close);
    this.training =
        new TrainTask(new GbdtTrainer(files, loaded, settings.training().threads()), settings);
    this.promotion = settings.training().promotion();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Input> inputs() {
    return ModelRow.inputs(training.declaration().name());
  }

  @Override
  public List<Task> preparations() {
    return List.of(training);
  }

  @Override
  public Readiness at(RunContext context) {
    Optional<GbdtPredictor> predictor = loaded.before(context, ID, promotion);
    if (predictor.isEmpty()) {
      return new Readiness.Absent(ID + " has no model as of " + context.asOf());
    }
    return new Readiness.Ready(predictor.get());
  }

  @PreDestroy
  void close() {
    loaded.close();
  }
}
