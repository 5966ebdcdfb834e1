package io.tipoff.predict.zonematchup;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.formula.FormulaSystem;
import jakarta.inject.Singleton;

/** The system {@code zone-matchup}. */
@Singleton
final class ZoneMatchup extends FormulaSystem {

  ZoneMatchup(PredictSettings settings) {
    super(new AllowanceFormula(), settings);
  }
}
