package io.tipoff.predict.gbdt;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.slate.Market;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The native library: training rows to model files, model files to boosters. Calls block. */
final class LightGbm {

  /** Library and version, as manifests name it. */
  static final String LIBRARY = "lightgbm4j 4.3.0-1";

  private LightGbm() {}

  /**
   * Refuses to go on without the native library.
   *
   * @throws TipoffException CONFIGURATION if it did not load
   */
  static void require() {
    if (!loaded()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "LightGBM's native library did not load on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch"),
          "Install libgomp1 and libstdc++6, use an image with glibc, and give java.io.tmpdir a"
              + " writable folder of its own: the library is unpacked there.");
    }
  }

  private static boolean loaded() {
    try {
      return LGBMBooster.isNativeLoaded();
    } catch (LinkageError e) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "LightGBM's native library did not load: " + e.getMessage(),
          "Install libgomp1 and libstdc++6, use an image with glibc, and give java.io.tmpdir a"
              + " writable folder of its own: the library is unpacked there.",
          e);
    }
  }

  /**
   * Trains several models on the same rows, a few at a time, each on one thread and on data of its
   * own: the files do not depend on how many or in which order.
   *
   * @param matrix values row by row, NaN where not known
   * @param labels by market the label of each row
   * @param threads boosters at a time
   * @return the model files by market; each the recipe's boosters, one after another
   * @throws TipoffException CONTRACT if the library refuses
   * @throws CancellationException if the thread is interrupted; what is being trained ends first
   */
  static Map<Market, byte[]> train(
      float[] matrix, Recipe recipe, Map<Market, float[]> labels, int threads) {
    require();
    int each = recipe.boosters().size();
    List<Market> markets = labels.keySet().stream().sorted().toList();
    String[] boosters = new String[markets.size() * each];
    AtomicInteger next = new AtomicInteger();
    Callable<Boolean> trainer =
        () -> {
          try (var data = new Data(matrix, recipe)) {
            for (int i = next.getAndIncrement(); i < boosters.length; i = next.getAndIncrement()) {
              Market market = markets.get(i / each);
              boosters[i] = data.train(labels.get(market), recipe.boosters(market).get(i % each));
            }
          }
          return true;
        };
    ThreadFactory named = Thread.ofPlatform().name("training-", 1).daemon(true).factory();
    try (ExecutorService several = Executors.newFixedThreadPool(threads, named)) {
      for (Future<Boolean> trained : several.invokeAll(Collections.nCopies(threads, trainer))) {
        trained.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the training was interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
    Map<Market, byte[]> files = new EnumMap<>(Market.class);
    for (int i = 0; i < markets.size(); i++) {
      String file = String.join("", Arrays.asList(boosters).subList(i * each, (i + 1) * each));
      files.put(markets.get(i), file.getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  /** Training rows in the library's form; several models are trained on it one after another. */
  private static final class Data implements AutoCloseable {

    private final LGBMDataset dataset;

    /**
     * @param matrix values row by row, NaN where not known
     */
    Data(float[] matrix, Recipe recipe) {
      require();
      try {
        int columns = recipe.features().size();
        dataset =
            LGBMDataset.createFromMat(
                matrix, matrix.length / columns, columns, true, recipe.boosters().getFirst(), null);
        dataset.setFeatureNames(recipe.features().toArray(String[]::new));
      } catch (LGBMException e) {
        throw failed("build its training data", e);
      }
    }

    /** The booster trained on these labels, as text; the same data gives the same. */
    String train(float[] labels, String parameters) {
      try {
        dataset.setField("label", labels);
        try (LGBMBooster booster = LGBMBooster.create(dataset, parameters)) {
          for (int i = 0; i < Recipe.ITERATIONS; i++) {
            if (booster.updateOneIter()) {
              break;
            }
          }
          return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
        }
      } catch (LGBMException e) {
        throw failed("train", e);
      }
    }

    @Override
    public void close() {
      try {
        dataset.close();
      } catch (LGBMException e) {
        throw failed("free its training data", e);
      }
    }
  }

  /** A loaded model: boosters whose mean it is; several threads may predict with it at once. */
  static final class Model implements AutoCloseable {

    /** Where a booster's text begins. */
    private static final Pattern BEGINNING = Pattern.compile("(?m)(?=^tree$)");

    /** How a booster says that it learnt the roots of its labels; it predicts their squares. */
    private static final Pattern OF_ROOTS = Pattern.compile("(?m)^objective=.* sqrt$");

    private final List<LGBMBooster> boosters = new ArrayList<>();
    private final int columns;
    private final boolean ofRoots;

    /**
     * @throws TipoffException CONTRACT if the bytes are not a model of these features
     */
    Model(byte[] file, List<String> features) {
      require();
      columns = features.size();
      String all = new String(file, StandardCharsets.UTF_8);
      ofRoots = OF_ROOTS.matcher(all).find();
      boolean complete = false;
      try {
        for (String text : BEGINNING.split(all)) {
          boosters.add(LGBMBooster.loadModelFromString(text));
          List<String> own = List.of(boosters.getLast().getFeatureNames());
          if (!own.equals(features)) {
            throw new TipoffException(
                FailureCategory.CONTRACT,
                "the model file reads features " + own + ", its manifest says " + features,
                "Train the system again; until then it predicts nothing.");
          }
        }
        complete = true;
      } catch (LGBMException e) {
        throw failed("load a model", e);
      } finally {
        if (!complete) {
          close();
        }
      }
    }

    /** Centres of rows given value by value; never below zero. */
    double[] centres(float[] matrix) {
      if (matrix.length == 0) {
        return new double[0];
      }
      double[] centres = mean(matrix, PredictionType.C_API_PREDICT_NORMAL, "predict");
      for (int i = 0; i < centres.length; i++) {
        centres[i] = Math.max(0, centres[i]);
      }
      return centres;
    }

    /**
     * SHAP values of one row's features, then what all rows have in common: their sum predicts.
     * Those of a root are each taken times the root.
     */
    double[] contributions(float[] row) {
      return mean(row, PredictionType.C_API_PREDICT_CONTRIB, "explain");
    }

    private double[] inCounts(double[] predicted, PredictionType type) {
      if (ofRoots && type == PredictionType.C_API_PREDICT_CONTRIB) {
        double root = Math.abs(Arrays.stream(predicted).sum());
        Arrays.setAll(predicted, i -> predicted[i] * root);
      }
      return predicted;
    }

    private double[] mean(float[] matrix, PredictionType type, String doing) {
      try {
        double[] mean = predict(boosters.getFirst(), matrix, type);
        for (LGBMBooster other : boosters.subList(1, boosters.size())) {
          double[] others = predict(other, matrix, type);
          Arrays.setAll(mean, i -> mean[i] + others[i]);
        }
        Arrays.setAll(mean, i -> mean[i] / boosters.size());
        return mean;
      } catch (LGBMException e) {
        throw failed(doing, e);
      }
    }

    private double[] predict(LGBMBooster booster, float[] matrix, PredictionType type)
        throws LGBMException {
      double[] predicted =
          booster.predictForMat(
              matrix, matrix.length / columns, columns, true, type, "num_threads=1");
      return inCounts(predicted, type);
    }

    @Override
    public void close() {
      try {
        for (LGBMBooster booster : boosters) {
          booster.close();
        }
      } catch (LGBMException e) {
        throw failed("free a model", e);
      }
    }
  }

  private static TipoffException failed(String doing, LGBMException e) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        "LightGBM could not " + doing + ": " + e.getMessage(),
        "If a model file is to blame, train the system again; until then it predicts nothing.",
        e);
  }
}
