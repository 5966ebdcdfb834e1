package io.tipoff.predict.gbdtmarket;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.Arrays;
import java.util.List;

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
      throw unreadable(text, null);
    }
    return new MarketView(Blend.parse(parts[0]), OtherLines.parse(parts[1]));
  }

  /** Numbers between commas; refuses another count of them. */
  static List<Double> weights(String text, int count) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw unreadable(text, null);
    }
    try {
      return Arrays.stream(parts).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      throw unreadable(text, e);
    }
  }

  private static TipoffException unreadable(String text, Exception cause) {
    return new TipoffException(
        FailureCategory.CONTRACT,
        "'" + text + "' does not say what lines are worth",
        "Train the system again; until then it predicts nothing.",
        cause);
  }
}
