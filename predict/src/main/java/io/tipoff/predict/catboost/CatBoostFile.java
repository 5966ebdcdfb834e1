package io.tipoff.predict.catboost;

import ai.catboost.CatBoostError;
import ai.catboost.CatBoostModel;
import ai.catboost.CatBoostPredictions;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.feature.FeatureRows;
import java.util.List;

/** A model file, loaded by the native library; several threads may predict with it at once. */
final class CatBoostFile implements AutoCloseable {

  private static final String[] NO_CATEGORIES = {};

  private final CatBoostModel model;
  private final List<String> features;

  /**
   * Loads a file.
   *
   * @param features that it reads, in its own order
   * @throws TipoffException CONTRACT if the bytes are no model of numbers of these features,
   *     CONFIGURATION if the native library does not load
   */
  CatBoostFile(byte[] file, List<String> features) {
    this.features = List.copyOf(features);
    try {
      model = CatBoostModel.loadModel(file);
    } catch (CatBoostError e) {
      throw failed("load a model", e);
    } catch (LinkageError e) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "CatBoost's native library did not load: " + e.getMessage(),
          "Use an image with glibc, and give java.io.tmpdir a writable folder of its own: the"
              + " library is unpacked there.",
          e);
    }
    List<String> own = List.of(model.getFeatureNames());
    boolean numbers =
        model.getUsedCategoricFeatureCount() == 0
            && model.getUsedTextFeatureCount() == 0
            && model.getUsedEmbeddingFeatureCount() == 0
            && model.getPredictionDimension() == 1;
    if (!own.equals(this.features) || !numbers) {
      close();
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "the model file reads "
              + (numbers
                  ? "features " + own + ", its manifest says " + features
                  : "no numbers alone"),
          "Train it on features of the contract and name them in its manifest, in its order.");
    }
  }

  /** Centre of one row of values, NaN where not known; never below zero. */
  double centre(float[] values) {
    try {
      return Math.max(0, model.predict(values, NO_CATEGORIES).get(0, 0));
    } catch (CatBoostError e) {
      throw failed("predict", e);
    }
  }

  /** Centres of rows that hold its features among others. */
  double[] centres(FeatureRows rows) {
    if (rows.size() == 0) {
      return new double[0];
    }
    int[] places = features.stream().mapToInt(rows::place).toArray();
    float[][] matrix = new float[rows.size()][places.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int i = 0; i < places.length; i++) {
        matrix[row][i] = rows.value(row, places[i]);
      }
    }
    try {
      CatBoostPredictions predictions = model.predict(matrix, new String[matrix.length][0]);
      double[] centres = new double[matrix.length];
      for (int row = 0; row < centres.length; row++) {
        centres[row] = Math.max(0, predictions.get(row, 0));
      }
      return centres;
    } catch (CatBoostError e) {
      throw failed("predict", e);
    }
  }

  @Override
  public void close() {
    try {
      model.close();
    } catch (CatBoostError e) {
      throw failed("free a model", e);
    }
  }

  private static TipoffException failed(String doing, CatBoostError e) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        "CatBoost could not " + doing + ": " + e.getMessage(),
        "Import the model again; until then catboost predicts nothing.",
        e);
  }
}
