package io.tipoff.features.contract;

import java.util.List;

/** Where and when the game is, and how much he has played lately. */
final class ScheduleFeatures {

  private static final String CONTEXT = "analytics.game_context";
  private static final String PREVIOUS = "previous game of the team";
  private static final String NO_WAY =
      "the season's first game of the team, it or the one before on a neutral floor, no arena known";
  private static final String NOT_KEPT = "the context was written before it was kept";
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
            .over(PREVIOUS, 0)
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
            .over(PREVIOUS, 0)
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
        gamesIn(4),
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
                "minutes_last14",
                Family.SCHEDULE,
                "minutes",
                0,
                900,
                "his minutes in the 14 days before the date",
                input -> input.history().minutesSince(input.day() - 14))
            .over("[date − 14, date − 1]", 0)
            .nullWhen("never")
            .speaksFor(Direction.NONE),
        Feature.of(
                "travel_km",
                Family.SCHEDULE,
                "kilometres",
                0,
                20_000,
                "great-circle distance from the arena of the team's previous game",
                input -> input.fixture().travelKm())
            .over(PREVIOUS, 0)
            .nullWhen(NO_WAY)
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.LESS),
        Feature.of(
                "time_zones_crossed",
                Family.SCHEDULE,
                "hours",
                -12,
                12,
                "hours by which the clocks here are ahead of those at the team's previous game,"
                    + " eastward positive",
                input -> Formula.whole(input.fixture().timeZonesCrossed()))
            .over(PREVIOUS, 0)
            .nullWhen(NO_WAY)
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.LESS),
        Feature.of(
                "days_to_next_game",
                Family.SCHEDULE,
                "days",
                1,
                10,
                "days to the team's next game, by the schedule as announced before the as-of",
                input -> Formula.whole(input.fixture().daysToNextGame()))
            .over("[date + 1, date + 10] as announced", 0)
            .nullWhen("no game of the team is announced for these days")
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.NONE),
        Feature.of(
                "back_to_back_next",
                Family.SCHEDULE,
                "0 or 1",
                0,
                1,
                "1 if the team plays on the next day, by the same schedule",
                input -> Formula.whole(input.fixture().backToBackNext()))
            .over("date + 1 as announced", 0)
            .nullWhen(NOT_KEPT)
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.LESS),
        Feature.of(
                "games_next7",
                Family.SCHEDULE,
                "games",
                0,
                7,
                "the team's games in the 7 days after the date, by the same schedule",
                input -> Formula.whole(input.fixture().gamesNext7()))
            .over("[date + 1, date + 7] as announced", 0)
            .nullWhen(NOT_KEPT)
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.LESS),
        Feature.of(
                "season_phase",
                Family.SCHEDULE,
                "phase",
                0,
                4,
                "0 in the team's first 20 games of the season, 2 from its 62nd on, 1 between, 3 in"
                    + " the play-in, 4 in the playoffs",
                ScheduleFeatures::phase)
            .over("games of this season", 0)
            .nullWhen(NOT_KEPT)
            .optional()
            .from(CONTEXT)
            .speaksFor(Direction.NONE));
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

  private static Double phase(FeatureInput input) {
    Long games = input.fixture().seasonGames();
    return switch (input.fixture().seasonType()) {
      case "PI" -> Formula.whole(3);
      case "PO" -> Formula.whole(4);
      default -> games == null ? null : Formula.whole(games < 20 ? 0 : games < 61 ? 1 : 2);
    };
  }
}
