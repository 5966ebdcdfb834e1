package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.Stat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the opponent's latest games say, and the player's own against it. */
final class OpponentFeatures {

  private static final String WINDOW = "latest 15 games of the opponent";
  private static final String ALLOWANCE = "analytics.opponent_allowance";
  private static final String NO_GAME = "the opponent has no earlier game";
  private static final int OWN_GAMES = 5;

  private OpponentFeatures() {}

  static List<Feature> all() {
    List<Feature> features = new ArrayList<>();
    features.add(
        ofOpponent(
            "opponent_pace15",
            "possessions per 48 minutes",
            50,
            160,
            "the opponent's pace, as a ratio of sums",
            input -> input.fixture().opponentPace()));
    features.add(
        ofOpponent(
                "opponent_defensive_rating15",
                "points per 100 possessions",
                50,
                200,
                "what its opponents scored, as a ratio of sums over the games with a result",
                input -> input.fixture().opponentDefensiveRating())
            .nullWhen(NO_GAME + " with a result")
            .optional());
    features.add(relative("points", Fixture::opponentPointsAllowed, Fixture::leaguePointsAllowed));
    features.add(
        relative("rebounds", Fixture::opponentReboundsAllowed, Fixture::leagueReboundsAllowed));
    features.add(
        relative("assists", Fixture::opponentAssistsAllowed, Fixture::leagueAssistsAllowed));
    features.add(relative("threes", Fixture::opponentThreesAllowed, Fixture::leagueThreesAllowed));
    features.add(relative("pra", OpponentFeatures::praAllowed, OpponentFeatures::leaguePra));
    features.add(
        relative("steals", Fixture::opponentStealsAllowed, Fixture::leagueStealsAllowed)
            .nullWhen(NO_GAME + ", or one from before it was kept")
            .optional());
    features.add(
        relative("blocks", Fixture::opponentBlocksAllowed, Fixture::leagueBlocksAllowed)
            .nullWhen(NO_GAME + ", or one from before it was kept")
            .optional());
    features.add(
        ofOpponent(
                "opponent_free_throw_rate_allowed_rel15",
                "ratio",
                0,
                10,
                "free throws per field goal attempt that the opponent allowed, against the mean of"
                    + " all teams' own latest 15",
                input ->
                    ratio(
                        input.fixture().opponentFreeThrowRateAllowed(),
                        input.fixture().leagueFreeThrowRateAllowed()))
            .optional());
    features.add(
        Feature.of(
                "games_against_opponent",
                Family.OPPONENT,
                "games",
                0,
                PlayerHistory.GAMES,
                "his games against the opponent",
                input -> Formula.whole(input.history().gamesAgainst()))
            .over("latest " + PlayerHistory.GAMES + " games", 0)
            .nullWhen("never")
            .speaksFor(Direction.NONE));
    Stat.markets().forEach(stat -> features.add(against(stat)));
    features.add(
        Feature.awaiting(
            "positions",
            "opponent_points_allowed_to_position15",
            Family.OPPONENT,
            "ratio",
            0,
            10,
            "opponent_points_allowed_rel15 of players of his position"));
    for (String zone : List.of("rim", "paint", "midrange")) {
      features.add(
          Feature.awaiting(
              "play-by-play",
              "opponent_" + zone + "_allowed_rel15",
              Family.OPPONENT,
              "ratio",
              0,
              10,
              "makes per attempt that the opponent allowed from there, against the league"));
    }
    return features;
  }

  private static Feature ofOpponent(
      String name, String unit, double low, double high, String meaning, Formula formula) {
    return Feature.of(name, Family.OPPONENT, unit, low, high, meaning, formula)
        .over(WINDOW, 1)
        .nullWhen(NO_GAME)
        .from(ALLOWANCE);
  }

  private static Feature against(Stat stat) {
    return Feature.of(
            stat.id() + "_against_opponent",
            Family.OPPONENT,
            FormFeatures.unit(stat) + " per game",
            0,
            FormFeatures.high(stat),
            "mean of his latest " + OWN_GAMES + " games against the opponent, of those there are",
            input -> input.history().meanAgainst(stat, OWN_GAMES))
        .over("latest " + OWN_GAMES + " games against the opponent", 1)
        .optional();
  }

  private static Feature relative(
      String what, Function<Fixture, Double> allowed, Function<Fixture, Double> league) {
    return ofOpponent(
        "opponent_" + what + "_allowed_rel15",
        "ratio",
        0,
        10,
        what
            + " that players made against the opponent, per game, against the mean of all teams'"
            + " own latest 15",
        input -> ratio(allowed.apply(input.fixture()), league.apply(input.fixture())));
  }

  private static Double praAllowed(Fixture fixture) {
    return sum(
        fixture.opponentPointsAllowed(),
        fixture.opponentReboundsAllowed(),
        fixture.opponentAssistsAllowed());
  }

  private static Double leaguePra(Fixture fixture) {
    return sum(
        fixture.leaguePointsAllowed(),
        fixture.leagueReboundsAllowed(),
        fixture.leagueAssistsAllowed());
  }

  private static Double sum(Double points, Double rebounds, Double assists) {
    return points == null || rebounds == null || assists == null
        ? null
        : Double.valueOf(points + rebounds + assists);
  }

  private static Double ratio(Double allowed, Double league) {
    return allowed == null || league == null || league == 0 ? null : allowed / league;
  }
}
