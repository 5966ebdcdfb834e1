package io.tipoff.predict.catboost;

import io.tipoff.digest.Digests;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.ModelFiles;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelManifest.GoldenVector;
import io.tipoff.predict.model.ModelPredictor;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Contribution;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The imported models of the markets that have one, each checked against its golden vectors. */
final class CatBoostPredictor implements ModelPredictor, AutoCloseable {

  private final Models models;
  private final Map<Market, ModelManifest> manifests = new EnumMap<>(Market.class);
  private final Map<Market, CatBoostFile> files = new EnumMap<>(Market.class);
  private final List<String> features;

  /**
   * Loads all of them.
   *
   * @throws TipoffException CONTRACT if one is not what its manifest says; none is loaded then
   */
  CatBoostPredictor(Models models, ModelFiles archived) {
    this.models = models;
    boolean complete = false;
    try {
      for (Market market : new EnumMap<>(models.rows()).keySet()) {
        ModelManifest manifest = models.manifest(market);
        var trainedAsOf = models.rows().get(market).trainedAsOf();
        byte[] bytes = archived.read(market, trainedAsOf, manifest.file());
        files.put(market, load(bytes, manifest));
        manifests.put(market, manifest);
      }
      if (manifests.values().stream().map(ModelManifest::contractDigest).distinct().count() > 1) {
        throw refused("its models were trained on different feature contracts");
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
    this.features =
        manifests.values().stream().flatMap(one -> one.features().stream()).distinct().toList();
  }

  /**
   * A file, if it is the one of its manifest.
   *
   * @throws TipoffException CONTRACT if its digest, its features or what it computes are others
   */
  static CatBoostFile load(byte[] bytes, ModelManifest manifest) {
    if (!Digests.sha256(bytes).equals(manifest.file())) {
      throw refused("its file does not have the digest " + manifest.file());
    }
    if (manifest.golden().isEmpty()) {
      throw refused("its manifest has no golden vectors");
    }
    CatBoostFile file = new CatBoostFile(bytes, manifest.features());
    boolean golden = false;
    try {
      for (GoldenVector vector : manifest.golden()) {
        double centre = file.centre(values(vector, manifest));
        if (centre != vector.centre()) {
          throw refused("it gives " + centre + " where its manifest says " + vector.centre());
        }
      }
      golden = true;
      return file;
    } finally {
      if (!golden) {
        file.close();
      }
    }
  }

  private static float[] values(GoldenVector vector, ModelManifest manifest) {
    if (vector.values().size() != manifest.features().size()) {
      throw refused("a golden vector has not one value for each feature");
    }
    return vector.vector();
  }

  private static TipoffException refused(String why) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        "a catboost model is refused: " + why,
        "Import it again with the manifest that belongs to it; until then it predicts nothing.");
  }

  @Override
  public Models models() {
    return models;
  }

  @Override
  public Map<Market, ModelManifest> manifests() {
    return manifests;
  }

  @Override
  public List<Market> markets() {
    return List.copyOf(manifests.keySet());
  }

  @Override
  public List<String> features() {
    return features;
  }

  @Override
  public List<Double> missing() {
    List<Double> shares = new ArrayList<>();
    for (String feature : features) {
      ModelManifest manifest =
          manifests.values().stream()
              .filter(one -> one.features().contains(feature))
              .findFirst()
              .orElseThrow();
      shares.add(manifest.missing().get(manifest.features().indexOf(feature)));
    }
    return shares;
  }

  @Override
  public String contractDigest() {
    return manifests.values().iterator().next().contractDigest();
  }

  @Override
  public boolean readsOdds() {
    return features.stream().anyMatch(OddsFeatures::contains);
  }

  @Override
  public List<Optional<CountDistribution>> predict(Market market, FeatureRows rows) {
    var calibration = manifests.get(market).calibration();
    return Arrays.stream(files.get(market).centres(rows))
        .mapToObj(calibration::aroundKnown)
        .toList();
  }

  /** The library that serves it cannot tell its features' parts apart. */
  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    return List.of(new Contribution("catboost model", null, files.get(market).centres(rows)[row]));
  }

  @Override
  public void close() {
    files.values().forEach(CatBoostFile::close);
    files.clear();
  }
}
