package io.tipoff.predict.gbdt;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.LoadedModels;
import io.tipoff.predict.model.ModelFiles;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelManifest.GoldenVector;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Predictor;
import io.tipoff.predict.training.Trainer;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the five boosters on all past rows, and fits their residuals on the system's own past
 * predictions; as long as those are too few, on the latest rows as an auxiliary booster without
 * them predicts them.
 */
final class GbdtTrainer implements Trainer {

  /** Own past predictions below which the start-up's hold-out is used. */
  static final int ENOUGH_PAIRS = 4000;

  /** Latest rows that the start-up holds out, but a third of all at most. */
  static final int HOLD_OUT = 8000;

  private static final int GOLDEN_VECTORS = 5;

  private final Recipe recipe;
  private final ModelFiles files;
  private final LoadedModels<GbdtPredictor> loaded;
  private final int threads;

  /**
   * @param threads boosters that are trained at a time
   */
  GbdtTrainer(Recipe recipe, ModelFiles files, LoadedModels<GbdtPredictor> loaded, int threads) {
    this.recipe = recipe;
    this.files = files;
    this.loaded = loaded;
    this.threads = threads;
  }

  @Override
  public String system() {
    return recipe.system();
  }

  @Override
  public List<String> features() {
    return recipe.features();
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        Input.optional(
            "predictions.prediction", Relation.EARLIER_SLATES, "predict-" + recipe.system()));
  }

  @Override
  public List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows) {
    Map<Market, Pairs> pairs =
        PastPredictions.before(context, recipe.system(), instant, rows.features());
    boolean enough =
        Recipe.MARKETS.stream()
            .allMatch(m -> pairs.containsKey(m) && pairs.get(m).size() >= ENOUGH_PAIRS);
    Map<Market, Pairs> calibration = enough ? pairs : heldOut(rows);
    List<ModelRow> models = new ArrayList<>();
    List<Double> missing = rows.features().missing();
    Map<Market, byte[]> trained = trained(rows.features().matrix(), rows.outcomes(), rows.size());
    for (Market market : Recipe.MARKETS) {
      byte[] file = trained.get(market);
      String digest = files.put(market, instant, file);
      Pairs own = calibration.get(market);
      ModelManifest manifest =
          new ModelManifest(
              recipe.system(),
              market,
              LightGbm.LIBRARY,
              recipe.parameters(market),
              features(),
              missing,
              rows.contractDigest(),
              rows.size(),
              rows.firstDate().toString(),
              rows.lastDate().toString(),
              rows.digest(),
              digest,
              own.calibration(),
              own.origin(),
              golden(file, rows.features()),
              own.bands(market));
      models.add(ModelRow.of(instant, manifest));
    }
    return models;
  }

  /** Pairs of the latest whole dates, from boosters that were trained on the rest. */
  private Map<Market, Pairs> heldOut(TrainingRows rows) {
    FeatureRows features = rows.features();
    int wanted = Math.min(HOLD_OUT, rows.size() / 3);
    var firstHeld = features.subjects().get(rows.size() - wanted).gameDate();
    int cut = 0;
    while (features.subjects().get(cut).gameDate().isBefore(firstHeld)) {
      cut++;
    }
    int first = cut;
    FeatureRows past = features.where(subject -> subject.gameDate().isBefore(firstHeld));
    float[] held = features.where(subject -> !subject.gameDate().isBefore(firstHeld)).matrix();
    Map<Market, Pairs> pairs = new EnumMap<>(Market.class);
    Map<Market, byte[]> trained = trained(past.matrix(), rows.outcomes(), cut);
    for (Market market : Recipe.MARKETS) {
      long[] outcomes = rows.outcomes().get(market);
      try (var model = new LightGbm.Model(trained.get(market), features())) {
        long[] followed = new long[rows.size() - cut];
        System.arraycopy(outcomes, cut, followed, 0, followed.length);
        double[] expected = new double[followed.length];
        int feature = features.place(Recipe.expected(market));
        Arrays.setAll(expected, i -> features.value(first + i, feature));
        pairs.put(
            market,
            new Pairs(model.centres(held), followed, expected, "hold-out from " + firstHeld));
      }
    }
    return pairs;
  }

  /** Model files by market, trained on the first rows of the outcomes. */
  private Map<Market, byte[]> trained(float[] matrix, Map<Market, long[]> outcomes, int count) {
    Map<Market, float[]> labels = new EnumMap<>(Market.class);
    Recipe.MARKETS.forEach(market -> labels.put(market, labels(outcomes.get(market), count)));
    return LightGbm.train(matrix, recipe, labels, threads);
  }

  private static float[] labels(long[] outcomes, int count) {
    float[] labels = new float[count];
    for (int i = 0; i < count; i++) {
      labels[i] = outcomes[i];
    }
    return labels;
  }

  private List<GoldenVector> golden(byte[] file, FeatureRows rows) {
    int columns = features().size();
    List<GoldenVector> golden = new ArrayList<>();
    try (var model = new LightGbm.Model(file, features())) {
      for (int i = 0; i < GOLDEN_VECTORS; i++) {
        int row = (int) ((long) i * (rows.size() - 1) / (GOLDEN_VECTORS - 1));
        float[] vector = new float[columns];
        List<Float> values = new ArrayList<>(columns);
        for (int f = 0; f < columns; f++) {
          vector[f] = rows.value(row, f);
          values.add(Float.isNaN(vector[f]) ? null : vector[f]);
        }
        golden.add(new GoldenVector(values, model.centres(vector)[0]));
      }
    }
    return golden;
  }

  @Override
  public Predictor predictor(RunContext context, Models models, TrainingRows rows) {
    return loaded.get(models);
  }
}
