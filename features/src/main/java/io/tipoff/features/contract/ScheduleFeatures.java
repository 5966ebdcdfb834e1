package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.Stat;
import java.util.List;

/** Where and when the game is, and how much he has played lately. */
final class ScheduleFeatures {

  private static final String CONTEXT = "analytics.game_context";
  private static final String FIRST_OF_SEASON = "the season's first game of the team";

  private ScheduleFeatures() {}

  static List<Feature> all() {
    return List.of(
        Feature.of(
                "home",
                Family.SCHEDULE,
                "0 or 1",
                0,
                1,
                "1 at home, 0 away and for both teams on a neutral floor",
                input -> Formula.whole(input.fixture().home()))
            .from(CONTEXT),
        Feature.of(
                "days_rest",
                Family.SCHEDULE,
                "days",
                1,
                200,
                "days since the team's previous game of the season",
                input -> Formula.whole(input.fixture().daysRest()))
            .over("previous game of the team", 0)
            .nullWhen(FIRST_OF_SEASON)
            .optional()
            .from(CONTEXT),
        Feature.of(
                "back_to_back",
                Family.SCHEDULE,
                "0 or 1",
                0,
                1,
                "1 if the team played the day before",
                input -> Formula.whole(input.fixture().backToBack()))
            .over("previous game of the team", 0)
            .nullWhen(FIRST_OF_SEASON)
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.LESS),
        Feature.of(
                "opponent_days_rest",
                Family.SCHEDULE,
                "days",
                1,
                200,
                "days since the opponent's previous game of the season",
                input -> Formula.whole(input.fixture().opponentDaysRest()))
            .over("previous game of the opponent", 0)
            .nullWhen("the season's first game of the opponent")
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.LESS),
        gamesIn(7),
        gamesIn(14),
        Feature.of(
                "minutes_last7",
                Family.SCHEDULE,
                "minutes",
                0,
                500,
                "his minutes in the 7 days before the date",
                input -> input.history().minutesSince(input.day() - 7))
            .over("[date − 7, date − 1]", 0)
            .nullWhen("never")
            .speaksFor(Direction.NONE),
        Feature.of(
                "fatigue",
                Family.SCHEDULE,
                "points",
                0,
                100,
                "100 = fresh: −15 on a back-to-back, +5 after 3 days of rest or more, −10 at 4 games"
                    + " or more in 7 days, −10 above 240 minutes in 7 days, −8 above 35 minutes per"
                    + " game over the latest 5, −5 for one and −12 for more earlier back-to-backs in"
                    + " 14 days; clamped to 0–100; his age is not known and takes nothing off",
                ScheduleFeatures::fatigue)
            .over("[date − 14, date − 1]", 0)
            .nullWhen("never")
            .from("analytics.player_game", CONTEXT));
  }

  private static Feature gamesIn(int days) {
    return Feature.of(
            "games_last" + days,
            Family.SCHEDULE,
            "games",
            0,
            days,
            "his games in the " + days + " days before the date",
            input -> Formula.whole(input.history().gamesSince(input.day() - days)))
        .over("[date − " + days + ", date − 1]", 0)
        .nullWhen("never")
        .speaksFor(Direction.NONE);
  }

  private static Double fatigue(FeatureInput input) {
    PlayerHistory history = input.history();
    Long rest = input.fixture().daysRest();
    long fresh = 100;
    if (rest != null && rest == 1) {
      fresh -= 15;
    }
    if (rest != null && rest >= 3) {
      fresh += 5;
    }
    if (history.gamesSince(input.day() - 7) >= 4) {
      fresh -= 10;
    }
    if (history.minutesSince(input.day() - 7) > 240) {
      fresh -= 10;
    }
    if (history.mean(Stat.MINUTES, 5) > 35) {
      fresh -= 8;
    }
    int backToBacks = history.backToBacksSince(input.day() - 14);
    if (backToBacks >= 2) {
      fresh -= 12;
    } else if (backToBacks == 1) {
      fresh -= 5;
    }
    return Formula.whole(Math.clamp(fresh, 0, 100));
  }
}
