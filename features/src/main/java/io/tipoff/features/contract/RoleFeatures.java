package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import java.util.List;

/** A player's place in his current team. */
final class RoleFeatures {

  private static final String PLAYER_GAME = "analytics.player_game";
  private static final String TEAM_GAME = "analytics.team_game";
  private static final String ROSTER = "analytics.roster";
  private static final int LEAST_USAGE_MINUTES = 5;

  private RoleFeatures() {}

  static List<Feature> all() {
    return List.of(
        Feature.of(
                "games_season",
                Family.ROLE,
                "games",
                0,
                PlayerHistory.GAMES,
                "his games of the slate's season",
                input -> Formula.whole(input.history().gamesOfSeason()))
            .over("games of this season", 0)
            .nullWhen("never")
            .speaksFor(Direction.NONE),
        Feature.of(
                "games_since_team_change",
                Family.ROLE,
                "games",
                0,
                3000,
                "his games for the team since he last appeared for another",
                input -> Formula.whole(input.history().gamesSinceTeamChange()))
            .from(PLAYER_GAME, ROSTER)
            .speaksFor(Direction.NONE),
        Feature.of(
                "dnp_rate10",
                Family.ROLE,
                "share",
                0,
                1,
                "share of the team's latest 10 games since his first for it that he missed",
                RoleFeatures::shareMissed)
            .over("latest 10 games of the team", 0)
            .nullWhen("the team has no game since his first for it")
            .from(PLAYER_GAME, TEAM_GAME, ROSTER)
            .speaksFor(Direction.LESS),
        Feature.of(
                "missed_run",
                Family.ROLE,
                "games",
                0,
                400,
                "games of the team after his latest game",
                input -> Formula.whole(input.teamDays().gamesAfter(input.history().latestDay())))
            .from(PLAYER_GAME, TEAM_GAME)
            .speaksFor(Direction.LESS),
        Feature.of(
                "days_since_last_played",
                Family.ROLE,
                "days",
                1,
                800,
                "days from his latest game to the date",
                input -> Formula.whole(input.day() - input.history().latestDay()))
            .over("latest game", 1)
            .speaksFor(Direction.LESS),
        Feature.of(
                "usage_last10",
                Family.ROLE,
                "percent",
                0,
                100,
                "100 · Σ plays · Σ (team minutes / 5) / (Σ minutes · Σ team plays), plays = FGA +"
                    + " 0.44·FTA + TOV",
                input -> input.history().usage(10, LEAST_USAGE_MINUTES))
            .over("latest 10 games", 1)
            .nullWhen("fewer than 5 minutes in the window"),
        ofTeammates(
            "vacated_minutes",
            "minutes",
            500,
            "Σ minutes per game of teammates who missed the team's latest 1 to 10 games and averaged"
                + " 10 minutes or more over their latest 10",
            input -> input.teammates().vacatedMinutes()),
        ofTeammates(
            "vacated_usage",
            "plays",
            400,
            "Σ plays per game over the latest 10 games of the same teammates",
            input -> input.teammates().vacatedPlays()),
        ofTeammates(
                "active_minutes_others",
                "minutes",
                1200,
                "Σ minutes_ewma_fast of teammates who played the team's latest game",
                input -> input.teammates().activeMinutes())
            .speaksFor(Direction.LESS));
  }

  private static Feature ofTeammates(
      String name, String unit, double high, String meaning, Formula formula) {
    return Feature.of(name, Family.ROLE, unit, 0, high, meaning, formula)
        .over("latest games of the other rostered players", 0)
        .nullWhen("never")
        .from(PLAYER_GAME, TEAM_GAME, ROSTER);
  }

  private static Double shareMissed(FeatureInput input) {
    return input.teamDays().shareMissed(10, input.history());
  }
}
