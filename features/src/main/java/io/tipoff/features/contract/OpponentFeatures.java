package io.tipoff.features.contract;

import java.util.List;
import java.util.function.Function;

/** What the opponent's latest games say. */
final class OpponentFeatures {

  private static final String WINDOW = "latest 15 games of the opponent";
  private static final String ALLOWANCE = "analytics.opponent_allowance";
  private static final String NO_GAME = "the opponent has no earlier game";

  private OpponentFeatures() {}

  static List<Feature> all() {
    return List.of(
        Feature.of(
                "opponent_pace15",
                Family.OPPONENT,
                "possessions per 48 minutes",
                50,
                160,
                "the opponent's pace, as a ratio of sums",
                input -> input.fixture().opponentPace())
            .over(WINDOW, 1)
            .nullWhen(NO_GAME)
            .from(ALLOWANCE),
        relative("points", Fixture::opponentPointsAllowed, Fixture::leaguePointsAllowed),
        relative("rebounds", Fixture::opponentReboundsAllowed, Fixture::leagueReboundsAllowed),
        relative("assists", Fixture::opponentAssistsAllowed, Fixture::leagueAssistsAllowed),
        relative("threes", Fixture::opponentThreesAllowed, Fixture::leagueThreesAllowed));
  }

  private static Feature relative(
      String what, Function<Fixture, Double> allowed, Function<Fixture, Double> league) {
    return Feature.of(
            "opponent_" + what + "_allowed_rel15",
            Family.OPPONENT,
            "ratio",
            0,
            10,
            what
                + " that players made against the opponent, per game, against the mean of all teams'"
                + " own latest 15",
            input -> ratio(allowed.apply(input.fixture()), league.apply(input.fixture())))
        .over(WINDOW, 1)
        .nullWhen(NO_GAME)
        .from(ALLOWANCE);
  }

  private static Double ratio(Double allowed, Double league) {
    return allowed == null || league == null || league == 0 ? null : allowed / league;
  }
}
