package io.tipoff.transform.context;

import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of analytics.game_context: one side of a game as it was known before {@code asOf}.
 *
 * @param home 1 at home, 0 away; 0 for both sides on a neutral floor
 * @param daysRest days since the team's previous game of this season, 1 = second night of a
 *     back-to-back; null before its first
 * @param backToBack 1 if days rest is 1, else 0; null where days rest is
 * @param gamesLast7 the team's games in the 7 days before the date, the date excluded
 * @param travelKm great-circle distance from the previous game's arena; null before the season's
 *     first game, after or on a neutral floor, and for a team without an arena in the table
 * @param timeZonesCrossed hours by which the clocks here are ahead of those there, eastward
 *     positive; null where travel is
 * @param daysToNextGame by the schedule as announced before {@code asOf}; null if it holds no later
 *     game of the team in the next 10 days
 * @param backToBackNext 1 if the team plays on the next day, else 0
 * @param gamesNext7 games announced for the 7 days after the date
 * @param seasonGames games of the season that the team has played
 * @param spread closing handicap from this team's side, negative = favoured; null if not known
 * @param total closing total of both teams' points; null if not known
 * @param impliedTeamTotal total / 2 − spread / 2
 * @param knownAtBeforeMarket latest known-at of what the row says, odds left out
 * @param knownAt the same with odds
 */
record GameContext(
    Instant asOf,
    String gameId,
    String team,
    LocalDate gameDate,
    String season,
    String seasonType,
    String opponent,
    long home,
    boolean neutral,
    Instant tip,
    Long daysRest,
    Long backToBack,
    Long opponentDaysRest,
    long gamesLast7,
    long gamesLast14,
    Double travelKm,
    Long timeZonesCrossed,
    Long daysToNextGame,
    Long backToBackNext,
    Long gamesNext7,
    Long seasonGames,
    Double spread,
    Double total,
    Double impliedTeamTotal,
    Instant knownAtBeforeMarket,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "analytics",
              "game_context",
              GameContext.class,
              WriteMode.REPLACE_SLICE,
              "as_of",
              "game_id",
              "team")
          .partitionedBy("game_date")
          .checked(
              Check.rows(1, 32),
              Check.before("known_at", "as_of").asError(),
              Check.rowsPer(2, 2, "game_id").asError(),
              Check.bothSides("game_id", "team", "opponent").asError(),
              Check.bothSides("game_id", "team", "opponent")
                  .mirroring(
                      0, List.of("days_rest", "total"), List.of("opponent_days_rest", "total"))
                  .asError(),
              Check.identity("total", "2 implied_team_total + spread", 1e-9),
              Check.range("days_rest", 1, 30),
              Check.range("games_last7", 0, 5),
              Check.range("games_last14", 0, 9),
              Check.range("spread", -35, 35),
              Check.range("total", 150, 300),
              Check.filled("spread", 0.9));

  /** One side of a game, from the schedules of both teams. */
  static GameContext of(
      Instant asOf,
      LocalDate date,
      AnnouncedGame game,
      String team,
      TeamSchedule own,
      TeamSchedule opponent) {
    Long rest = own.daysRest(date);
    Double spread = game.spreadOf(team);
    Optional<Travel> travel =
        game.neutral()
            ? Optional.empty()
            : own.previousHost(date).flatMap(from -> Travel.between(from, game.homeTeam(), date));
    Long next = own.daysToNextGame(date);
    Instant beforeMarket = latest(latest(game.knownAt(), own.knownAt()), opponent.knownAt());
    return new GameContext(
        asOf,
        game.gameId(),
        team,
        date,
        game.season(),
        game.seasonType(),
        game.opponentOf(team),
        !game.neutral() && team.equals(game.homeTeam()) ? 1 : 0,
        game.neutral(),
        game.tip(),
        rest,
        rest == null ? null : Long.valueOf(rest == 1 ? 1 : 0),
        opponent.daysRest(date),
        own.gamesInLast(7, date),
        own.gamesInLast(14, date),
        travel.map(Travel::kilometres).orElse(null),
        travel.map(Travel::hoursEast).orElse(null),
        next,
        next != null && next == 1 ? 1L : 0L,
        own.gamesInNext(7, date),
        own.seasonGames(),
        spread,
        game.total(),
        game.impliedTotalOf(team),
        beforeMarket,
        latest(beforeMarket, game.oddsKnownAt()));
  }

  /** The later of two instants of which the second may be absent. */
  static Instant latest(Instant first, Instant second) {
    return second == null || second.isBefore(first) ? first : second;
  }
}
