package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.Stat;
import java.util.List;

/** A player's place in his current team. */
final class RoleFeatures {

  private static final String PLAYER_GAME = "analytics.player_game";
  private static final String TEAM_GAME = "analytics.team_game";
  private static final String ROSTER = "analytics.roster";
  private static final String INJURIES = "raw.injury_report";
  private static final String UNREPORTED =
      "no injury report known before the as-of tells of the team";
  private static final int LEAST_USAGE_MINUTES = 5;
  private static final String TOO_SHORT = "fewer than 5 minutes in the window";

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
            .nullWhen(TOO_SHORT),
        Feature.of(
                "usage_last5",
                Family.ROLE,
                "percent",
                0,
                100,
                "usage_last10 over 5 games",
                input -> input.history().usage(5, LEAST_USAGE_MINUTES))
            .over("latest 5 games", 1)
            .nullWhen(TOO_SHORT),
        Feature.of(
                "usage_season",
                Family.ROLE,
                "percent",
                0,
                100,
                "usage_last10 over the games of the slate's season",
                input -> input.history().usageOfSeason(LEAST_USAGE_MINUTES))
            .over("games of this season", 1)
            .nullWhen(TOO_SHORT)
            .optional(),
        Feature.of(
                "projected_usage",
                Family.ROLE,
                "percent",
                0,
                100,
                "usage_last10 · P / (P − V), P = plays per game of his team over his latest 10, V ="
                    + " vacated_usage, at most P / 2: the plays left over are shared by usage",
                RoleFeatures::projectedUsage)
            .over("latest 10 games", 1)
            .nullWhen("usage_last10 is null")
            .from(PLAYER_GAME, TEAM_GAME, ROSTER),
        Feature.of(
                "minutes_share10",
                Family.ROLE,
                "share",
                0,
                1.1,
                "Σ minutes / Σ (team minutes / 5)",
                input -> input.history().shareOfMinutes(10))
            .over("latest 10 games", 1),
        Feature.of(
                "shots_share10",
                Family.ROLE,
                "share",
                0,
                1,
                "Σ FGA / Σ FGA of his team",
                input -> input.history().shareOfShots(10))
            .over("latest 10 games", 1)
            .nullWhen("his team's attempts are not known for one of them")
            .optional(),
        Feature.of(
                "minutes_jump",
                Family.ROLE,
                "minutes per game",
                -70,
                70,
                "minutes_last3 − minutes_last20",
                RoleFeatures::minutesJump)
            .over("latest 20 games", 1),
        Feature.awaiting(
            "starting line-ups",
            "starts10",
            Family.ROLE,
            "share",
            0,
            1,
            "share of the latest 10 games that he started"),
        Feature.awaiting(
            "birth dates", "player_age", Family.ROLE, "years", 17, 60, "his age on the date"),
        Feature.of(
                "injury_status",
                Family.ROLE,
                "0 to 1",
                0,
                1,
                "chance to miss the game by the latest report known before the as-of: out 1,"
                    + " doubtful 0.75, questionable 0.5, probable 0.25, available or not listed 0",
                FeatureInput::chanceToMiss)
            .nullWhen(UNREPORTED)
            .from(INJURIES)
            .optional()
            .speaksFor(Direction.LESS),
        Feature.of(
                "teammates_out_usage",
                Family.ROLE,
                "plays",
                0,
                400,
                "Σ plays per game over the latest 10 games of teammates who are reported out",
                input -> input.teammates().outPlays())
            .over("latest 10 games of the other rostered players", 0)
            .nullWhen(UNREPORTED)
            .from(INJURIES, PLAYER_GAME, ROSTER)
            .optional(),
        Feature.of(
                "teammates_expected_usage",
                Family.ROLE,
                "plays",
                0,
                400,
                "Σ (1 − injury_status) × plays per game over the latest 10 games of teammates",
                input -> input.teammates().expectedPlays())
            .over("latest 10 games of the other rostered players", 0)
            .nullWhen(UNREPORTED)
            .from(INJURIES, PLAYER_GAME, ROSTER)
            .optional()
            .speaksFor(Direction.LESS),
        Feature.awaiting(
            "play-by-play",
            "clutch_minutes10",
            Family.ROLE,
            "minutes per game",
            0,
            20,
            "mean of the latest 10 games' minutes in the last 5 of the fourth quarter or in overtime"
                + " with the margin at most 5"),
        shotsFrom("rim", "at most 4 ft from the basket"),
        shotsFrom("paint", "4 to 8 ft from the basket"),
        shotsFrom("midrange", "beyond 8 ft and no three"),
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

  private static Feature shotsFrom(String zone, String where) {
    return Feature.awaiting(
            "play-by-play",
            "shots_" + zone + "_share10",
            Family.ROLE,
            "share",
            0,
            1,
            "share of his attempts of the latest 10 games " + where)
        .speaksFor(Direction.NONE);
  }

  private static Double projectedUsage(FeatureInput input) {
    Double usage = input.history().usage(10, LEAST_USAGE_MINUTES);
    Double plays = input.history().meanTeamPlays(10);
    if (usage == null || plays == null || plays == 0) {
      return usage;
    }
    double vacated = Math.min(input.teammates().vacatedPlays(), plays / 2);
    return Math.min(100, usage * plays / (plays - vacated));
  }

  private static Double minutesJump(FeatureInput input) {
    return input.history().mean(Stat.MINUTES, 3) - input.history().mean(Stat.MINUTES, 20);
  }

  private static Double shareMissed(FeatureInput input) {
    return input.teamDays().shareMissed(10, input.history());
  }
}
