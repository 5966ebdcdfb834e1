package io.tipoff.predict.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.calibration.Bands;
import io.tipoff.predict.calibration.Calibration;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.List;
import java.util.Objects;

/**
 * Everything that says what a model is and lets a later process prove it.
 *
 * @param library program and version that computed it
 * @param parameters its parameters, as that program takes them
 * @param features features that it reads, in order
 * @param missing share of rows in which each of the features was not known, in the same order
 * @param contractDigest the one feature contract whose rows it accepts
 * @param rows past rows that it was trained on
 * @param firstDate date of the first of them, ISO
 * @param lastDate date of the last of them, ISO
 * @param dataDigest SHA-256 over keys, feature rows and outcomes of all of them, in key order
 * @param file SHA-256 of the archived model file; empty for a system without one
 * @param calibration residuals around its centres; null, and left out of the text, for a system
 *     that takes its distributions from another
 * @param calibratedOn where the calibration's pairs come from
 * @param golden feature vectors with the centres that they must give, bit for bit
 * @param bands calibrations that take the place of {@code calibration} by a feature; null, and left
 *     out of the text, where there are none
 */
public record ModelManifest(
    String system,
    Market market,
    String library,
    String parameters,
    List<String> features,
    List<Double> missing,
    String contractDigest,
    long rows,
    String firstDate,
    String lastDate,
    String dataDigest,
    String file,
    @JsonInclude(JsonInclude.Include.NON_NULL) Calibration calibration,
    String calibratedOn,
    List<GoldenVector> golden,
    @JsonInclude(JsonInclude.Include.NON_NULL) Bands bands) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public ModelManifest {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(market, "market");
    features = List.copyOf(features);
    missing = List.copyOf(missing);
    golden = List.copyOf(golden);
  }

  /** Feature values, null where not known, and the centre that they give. */
  public record GoldenVector(List<Float> values, double centre) {

    public GoldenVector {
      values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }

    /** The values as a model takes them: NaN where one is not known. */
    public float[] vector() {
      float[] vector = new float[values.size()];
      for (int i = 0; i < vector.length; i++) {
        Float value = values.get(i);
        vector[i] = value == null ? Float.NaN : value;
      }
      return vector;
    }
  }

  /** The manifest of a system that has no model file: calibrated on rows of the past. */
  public static ModelManifest withoutFile(
      String system,
      Market market,
      String library,
      String parameters,
      TrainingRows rows,
      Calibration calibration,
      String calibratedOn) {
    return new ModelManifest(
        system,
        market,
        library,
        parameters,
        rows.features().names(),
        rows.features().missing(),
        rows.contractDigest(),
        rows.size(),
        rows.firstDate().toString(),
        rows.lastDate().toString(),
        rows.digest(),
        "",
        calibration,
        calibratedOn,
        List.of(),
        null);
  }

  /** The same manifest always gives the same text. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest of plain values is always JSON", e);
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws TipoffException CONTRACT if it is not one that this program wrote
   */
  public static ModelManifest of(ModelRow row) {
    return read(row.modelId(), row.manifest());
  }

  /**
   * Reads the manifest of a model from its text.
   *
   * @throws TipoffException CONTRACT if it is not one that this program wrote
   */
  public static ModelManifest read(String modelId, String manifest) {
    try {
      return JSON.readValue(manifest, ModelManifest.class);
    } catch (JsonProcessingException e) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "manifest of model " + modelId + " cannot be read: " + e.getOriginalMessage(),
          "Train the system again; until then it predicts nothing.",
          e);
    }
  }
}
