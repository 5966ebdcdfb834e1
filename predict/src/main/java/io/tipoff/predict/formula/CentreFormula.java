package io.tipoff.predict.formula;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.system.Contribution;
import io.tipoff.slate.Market;
import java.util.List;

/** A centre per row, from the row's features alone. */
public interface CentreFormula {

  /** Id of the system that it makes. */
  String id();

  /** Name and version of the formula, for manifests. */
  String library();

  /** Features of all markets, in the order in which it wants their values. */
  List<String> features();

  /** Its numbers for a market: others refuse what these were calibrated with. */
  String parameters(Market market);

  /** Centres of all rows in counts; NaN where a feature without which there is none is unknown. */
  double[] centres(Market market, FeatureRows rows);

  /** Amounts that add up to the centre of a row; empty where it has none. */
  List<Contribution> contributions(Market market, FeatureRows rows, int row);
}
