package io.tipoff.predict.gbdtmarket;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;

/**
 * What one training learnt of a market.
 *
 * @param line for players who have a line in it
 * @param others for those who have lines in other markets alone
 */
record MarketView(Blend line, OtherLines others) {

  private static final String BETWEEN = ";";

  /** Canonical text. */
  String text() {
    return line.text() + BETWEEN + others.text();
  }

  /**
   * Reads the canonical text.
   *
   * @throws TipoffException CONTRACT if it is anything else
   */
  static MarketView parse(String text) {
    String[] parts = text.split(BETWEEN, -1);
    if (parts.length != 2) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "'" + text + "' does not say what lines are worth",
          "Train the system again; until then it predicts nothing.");
    }
    return new MarketView(Blend.parse(parts[0]), OtherLines.parse(parts[1]));
  }
}
