package io.tipoff.predict.gbdt;

import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is trained, and how; chosen on the seasons up to 2023-24 and frozen. The features leave the
 * betting odds out, so that every quote of the day may be priced.
 */
final class Recipe {

  static final List<Market> MARKETS =
      List.of(Market.POINTS, Market.REBOUNDS, Market.ASSISTS, Market.THREES, Market.PRA);

  /** Rounds of boosting. */
  static final int ITERATIONS = 150;

  /** Parameters as LightGBM takes them; no early stopping, the label is the raw count. */
  static final String PARAMETERS =
      "objective=regression_l1 num_leaves=15 learning_rate=0.06 min_data_in_leaf=100"
          + " feature_fraction=0.5 bagging_fraction=0.7 bagging_freq=1 max_bin=127 lambda_l2=1"
          + " seed=42 deterministic=true force_row_wise=true num_threads=2 verbosity=-1";

  /** Markets of small counts, whose spread is also told by {@link #expected}. */
  static final Set<Market> BANDED = Set.of(Market.ASSISTS, Market.THREES);

  private Recipe() {}

  /** The feature that expects a market's count from the player's rate and minutes. */
  static String expected(Market market) {
    return market.id() + "_expected";
  }

  /** The 70 features, in the order of the model's columns. */
  static List<String> features() {
    List<String> names = new ArrayList<>();
    for (Market market : MARKETS) {
      for (String form :
          List.of(
              "last5", "last10", "season", "sd10", "slope10", "ewma", "per_minute", "expected")) {
        names.add(market.id() + "_" + form);
      }
    }
    names.addAll(
        List.of(
            "minutes_last1",
            "minutes_last5",
            "minutes_last10",
            "minutes_season",
            "minutes_sd10",
            "minutes_slope10",
            "minutes_ewma_fast",
            "minutes_ewma_slow",
            "games_season",
            "games_since_team_change",
            "dnp_rate10",
            "missed_run",
            "days_since_last_played",
            "usage_last10",
            "vacated_minutes",
            "vacated_usage",
            "active_minutes_others",
            "home",
            "days_rest",
            "back_to_back",
            "opponent_days_rest",
            "games_last7",
            "games_last14",
            "minutes_last7",
            "fatigue",
            "opponent_pace15",
            "opponent_points_allowed_rel15",
            "opponent_rebounds_allowed_rel15",
            "opponent_assists_allowed_rel15",
            "opponent_threes_allowed_rel15"));
    return List.copyOf(names);
  }

  /** Everything but the data that decides what the boosters become. */
  static String parameters() {
    return PARAMETERS + " num_iterations=" + ITERATIONS;
  }
}
