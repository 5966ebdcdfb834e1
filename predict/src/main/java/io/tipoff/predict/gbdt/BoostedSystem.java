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
import java.util.List;
import java.util.Optional;

/** A system of boosters, as its recipe says. */
abstract class BoostedSystem implements PredictionSystem {

  private final Recipe recipe;
  private final TrainTask training;
  private final LoadedModels<GbdtPredictor> loaded;
  private final Promotion promotion;

  BoostedSystem(Recipe recipe, PredictSettings settings, Archive archive) {
    this.recipe = recipe;
    ModelFiles files = new ModelFiles(archive, recipe.system());
    this.loaded =
        new LoadedModels<>(
            models -> new GbdtPredictor(recipe, models, files), GbdtPredictor::close);
    this.training =
        new TrainTask(
            new GbdtTrainer(recipe, files, loaded, settings.training().threads()), settings);
    this.promotion = settings.training().promotion();
  }

  @Override
  public final String id() {
    return recipe.system();
  }

  @Override
  public final List<Input> inputs() {
    return ModelRow.inputs(training.declaration().name());
  }

  @Override
  public final List<Task> preparations() {
    return List.of(training);
  }

  @Override
  public final Readiness at(RunContext context) {
    Optional<GbdtPredictor> predictor = loaded.before(context, id(), promotion);
    if (predictor.isEmpty()) {
      return new Readiness.Absent(id() + " has no model as of " + context.asOf());
    }
    return new Readiness.Ready(predictor.get());
  }

  @PreDestroy
  void close() {
    loaded.close();
  }
}
