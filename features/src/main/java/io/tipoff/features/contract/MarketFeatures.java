package io.tipoff.features.contract;

import java.util.List;

/** What the odds say of the game, as known before the cut-off. */
final class MarketFeatures {

  private static final String NO_ODDS = "no odds known before the as-of";

  private MarketFeatures() {}

  static List<Feature> all() {
    return List.of(
        Feature.of(
                "spread",
                Family.MARKET,
                "points",
                -60,
                60,
                "closing handicap of his team, negative = favoured",
                input -> input.fixture().spread())
            .nullWhen(NO_ODDS)
            .optional()
            .from("analytics.game_context")
            .speaksFor(Direction.NONE),
        Feature.of(
                "total",
                Family.MARKET,
                "points",
                100,
                400,
                "closing total of both teams' points",
                input -> input.fixture().total())
            .nullWhen(NO_ODDS)
            .optional()
            .from("analytics.game_context"),
        Feature.of(
                "implied_team_total",
                Family.MARKET,
                "points",
                40,
                220,
                "total / 2 − spread / 2",
                input -> input.fixture().impliedTeamTotal())
            .nullWhen(NO_ODDS)
            .optional()
            .from("analytics.game_context"));
  }
}
