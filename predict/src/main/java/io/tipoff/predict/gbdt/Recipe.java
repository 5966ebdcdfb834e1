package io.tipoff.predict.gbdt;

import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is trained, and how; chosen on the seasons up to 2023-24 and frozen.
 *
 * @param system that is made of it
 * @param features that its boosters read, in the order of the model's columns
 * @param boosters parameters of each; the mean of what they predict is the centre
 * @param readsOdds whether any of the features rests on odds, or on what a book quotes
 */
record Recipe(String system, List<String> features, List<String> boosters, boolean readsOdds) {

  static final List<Market> MARKETS = TrainingRows.MARKETS;

  /** Rounds of boosting. */
  static final int ITERATIONS = 150;

  /**
   * Parameters as LightGBM takes them; no early stopping, the label is the count or its root. One
   * thread and columns: on so few rows two threads spend twice the processor time to wait for each
   * other.
   */
  private static final String PARAMETERS =
      "objective=regression_l1 num_leaves=15 learning_rate=0.06 min_data_in_leaf=100"
          + " feature_fraction=0.5 bagging_fraction=0.7 bagging_freq=1 max_bin=63 lambda_l2=1"
          + " seed=%d deterministic=true force_col_wise=true num_threads=1 verbosity=-1";

  /** One booster that leaves the odds out, so that every quote of the day may be priced. */
  static final Recipe WITHOUT_ODDS = new Recipe("gbdt", ofPlayer(), List.of(seeded(42)), false);

  /** Two that also read what the books say of the game, and on whom they take bets. */
  static final Recipe WITH_ODDS =
      new Recipe(
          "gbdt-odds",
          Stream.concat(
                  ofPlayer().stream(),
                  Stream.of(
                      "spread",
                      "total",
                      "implied_team_total",
                      "quoted",
                      "quoted_teammates",
                      "quoted_teammates_minutes",
                      "quoted_teammates_usage"))
              .toList(),
          List.of(seeded(42), seeded(43)),
          true);

  /**
   * Markets of small counts: their boosters learn the root of the count, and their spread is also
   * told by {@link #expected}.
   */
  static final Set<Market> SMALL_COUNTS = Set.of(Market.ASSISTS, Market.THREES);

  Recipe {
    features = List.copyOf(features);
    boosters = List.copyOf(boosters);
  }

  private static String seeded(int seed) {
    return PARAMETERS.formatted(seed);
  }

  /** The feature that expects a market's count from the player's rate and minutes. */
  static String expected(Market market) {
    return market.id() + "_expected";
  }

  /** All that is known of a player and his game but what books say. */
  private static List<String> ofPlayer() {
    List<String> names = new ArrayList<>();
    for (Market market : MARKETS) {
      for (String form :
          List.of(
              "last3",
              "last5",
              "last10",
              "last20",
              "season",
              "sd10",
              "slope10",
              "ewma",
              "per_minute",
              "expected")) {
        names.add(market.id() + "_" + form);
      }
      names.add(market.id() + "_against_opponent");
    }
    names.addAll(
        List.of(
            "minutes_last1",
            "minutes_last3",
            "minutes_last5",
            "minutes_last10",
            "minutes_last20",
            "minutes_season",
            "minutes_sd10",
            "minutes_slope10",
            "minutes_ewma_fast",
            "minutes_ewma_slow",
            "minutes_share10",
            "minutes_jump",
            "starts10",
            "games_season",
            "games_since_team_change",
            "dnp_rate10",
            "missed_run",
            "days_since_last_played",
            "usage_last5",
            "usage_last10",
            "usage_season",
            "projected_usage",
            "vacated_minutes",
            "vacated_usage",
            "active_minutes_others",
            "injury_status",
            "teammates_out_usage",
            "teammates_expected_usage",
            "home",
            "days_rest",
            "back_to_back",
            "opponent_days_rest",
            "games_last4",
            "games_last7",
            "games_last14",
            "minutes_last7",
            "minutes_last14",
            "days_to_next_game",
            "back_to_back_next",
            "games_next7",
            "season_phase",
            "fatigue",
            "games_against_opponent",
            "pace_score",
            "opponent_pace15",
            "opponent_defensive_rating15",
            "opponent_points_allowed_rel15",
            "opponent_rebounds_allowed_rel15",
            "opponent_assists_allowed_rel15",
            "opponent_threes_allowed_rel15",
            "opponent_pra_allowed_rel15",
            "opponent_free_throw_rate_allowed_rel15"));
    return List.copyOf(names);
  }

  /** Everything but the data that decides what the boosters become. */
  String parameters(Market market) {
    return String.join(" + ", boosters(market)) + " num_iterations=" + ITERATIONS;
  }

  /** Parameters of each booster of a market. */
  List<String> boosters(Market market) {
    return SMALL_COUNTS.contains(market)
        ? boosters.stream().map(parameters -> parameters + " reg_sqrt=true").toList()
        : boosters;
  }
}
