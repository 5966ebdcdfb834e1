package io.tipoff.predict.catboost;

import java.util.regex.Pattern;

/** Which features of the contract come from the betting odds of the game. */
final class OddsFeatures {

  private static final Pattern MARKET_FAMILY =
      Pattern.compile(
          "spread|total|implied_team_total|public_over"
              + "|[a-z]+_(line|line_open|line_move|line_spread|over_probability)");

  private OddsFeatures() {}

  static boolean contains(String feature) {
    return MARKET_FAMILY.matcher(feature).matches();
  }
}
