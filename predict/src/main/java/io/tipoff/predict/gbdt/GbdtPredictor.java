package io.tipoff.predict.gbdt;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.calibration.Bands;
import io.tipoff.predict.calibration.Calibration;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.model.ModelFiles;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelManifest.GoldenVector;
import io.tipoff.predict.model.ModelPredictor;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Contribution;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The boosters of one training, each checked against its golden vectors. */
final class GbdtPredictor implements ModelPredictor, AutoCloseable {

  private final Recipe recipe;
  private final Models models;
  private final Map<Market, ModelManifest> manifests = new EnumMap<>(Market.class);
  private final Map<Market, LightGbm.Model> boosters = new EnumMap<>(Market.class);

  /**
   * Loads all of them.
   *
   * @throws TipoffException CONTRACT if one is not what its manifest says; none is loaded then
   */
  GbdtPredictor(Recipe recipe, Models models, ModelFiles files) {
    this.recipe = recipe;
    this.models = models;
    boolean complete = false;
    try {
      for (Market market : Recipe.MARKETS) {
        ModelManifest manifest = models.manifest(market);
        if (!manifest.library().equals(LightGbm.LIBRARY)
            || !manifest.features().equals(recipe.features())) {
          throw refused(market, "it was trained by " + manifest.library() + " on other features");
        }
        byte[] file = files.read(market, models.rows().get(market).trainedAsOf(), manifest.file());
        LightGbm.Model booster = new LightGbm.Model(file, manifest.features());
        boosters.put(market, booster);
        manifests.put(market, manifest);
        checkGolden(market, booster, manifest.golden());
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  private void checkGolden(Market market, LightGbm.Model booster, List<GoldenVector> golden) {
    if (golden.isEmpty()) {
      throw refused(market, "its manifest has no golden vectors");
    }
    for (GoldenVector vector : golden) {
      double centre = booster.centres(vector.vector())[0];
      if (centre != vector.centre()) {
        throw refused(
            market, "it gives " + centre + " where it gave " + vector.centre() + " when trained");
      }
    }
  }

  private TipoffException refused(Market market, String why) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        "the " + recipe.system() + " model of " + market + " is refused: " + why,
        "Train the system again; until then it predicts nothing.");
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
  public List<String> features() {
    return recipe.features();
  }

  @Override
  public boolean readsOdds() {
    return recipe.readsOdds();
  }

  @Override
  public List<Optional<CountDistribution>> predict(Market market, FeatureRows rows) {
    ModelManifest manifest = manifests.get(market);
    Bands bands = manifest.bands();
    int feature = bands == null ? 0 : rows.place(bands.feature());
    double[] centres = boosters.get(market).centres(rows.matrix());
    List<Optional<CountDistribution>> distributions = new ArrayList<>(centres.length);
    for (int row = 0; row < centres.length; row++) {
      Calibration calibration =
          bands == null ? manifest.calibration() : bands.of(centres[row], rows.value(row, feature));
      distributions.add(Optional.of(calibration.pinnedTo(centres[row])));
    }
    return distributions;
  }

  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    double[] amounts = boosters.get(market).contributions(rows.vector(row));
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < rows.names().size(); i++) {
      contributions.add(Contribution.of(rows.names().get(i), rows.value(row, i), amounts[i]));
    }
    contributions.add(new Contribution("average", null, amounts[rows.names().size()]));
    return contributions;
  }

  @Override
  public void close() {
    boosters.values().forEach(LightGbm.Model::close);
    boosters.clear();
  }
}
