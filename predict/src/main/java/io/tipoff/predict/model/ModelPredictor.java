package io.tipoff.predict.model;

import io.tipoff.predict.system.Predictor;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.List;
import java.util.Map;

/** A predictor made of one model per market: what its models' manifests say of it. */
public interface ModelPredictor extends Predictor {

  /** The models that it serves. */
  Models models();

  /** Their manifests, each checked against what this program computes. */
  Map<Market, ModelManifest> manifests();

  @Override
  default List<Market> markets() {
    return TrainingRows.MARKETS;
  }

  @Override
  default List<Double> missing() {
    return manifests().get(Market.POINTS).missing();
  }

  @Override
  default String contractDigest() {
    return manifests().get(Market.POINTS).contractDigest();
  }

  @Override
  default String modelDigest(Market market) {
    return models().rows().get(market).digest();
  }
}
