package io.tipoff.predict.system;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.slate.Market;
import java.util.List;
import java.util.Optional;

/** A system ready to serve: immutable, usable by several threads. */
public interface Predictor {

  /** Markets that it predicts, in the order in which their rows are written. */
  List<Market> markets();

  /** Features that it reads, in the order in which it wants their values. */
  List<String> features();

  /** Share of training rows in which each of the features was not known, in the same order. */
  List<Double> missing();

  /** Digest of the one feature contract whose rows it accepts. */
  String contractDigest();

  /** Whether some of its features come from the betting odds of the game. */
  boolean readsOdds();

  /** Digest of what computes a market's predictions: model file and calibration. */
  String modelDigest(Market market);

  /**
   * One distribution per row, in the rows' order; empty where a feature without which there is no
   * prediction is not known.
   */
  List<Optional<CountDistribution>> predict(Market market, FeatureRows rows);

  /**
   * What the centre of a row is made of: amounts that add up to it, as far as the system can tell
   * them apart. Empty where there is no prediction.
   */
  List<Contribution> contributions(Market market, FeatureRows rows, int row);
}
