package io.tipoff.transform.context;

import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of analytics.opponent_allowance: what a team allowed its opponents in its latest 15 games
 * before the date, any season, and the league's means of the same.
 *
 * @param games how many games the window holds, 0–15; the numbers are null at 0
 * @param pace possessions per 48 minutes, its own
 * @param defensiveRating opponents' points per 100 of their possessions, where results are known
 * @param pointsAllowed what opponents' players made, per game; as are the other allowed columns
 * @param freeThrowRateAllowed opponents' free throws attempted per field goal attempted
 * @param leaguePace plain mean of the column over all teams with an earlier game, each over its own
 *     latest 15; as are the other league columns
 */
record OpponentAllowance(
    Instant asOf,
    String team,
    LocalDate gameDate,
    long games,
    Double pace,
    Double defensiveRating,
    Double pointsAllowed,
    Double reboundsAllowed,
    Double assistsAllowed,
    Double threesAllowed,
    Double stealsAllowed,
    Double blocksAllowed,
    Double freeThrowRateAllowed,
    Double leaguePace,
    Double leagueDefensiveRating,
    Double leaguePointsAllowed,
    Double leagueReboundsAllowed,
    Double leagueAssistsAllowed,
    Double leagueThreesAllowed,
    Double leagueStealsAllowed,
    Double leagueBlocksAllowed,
    Double leagueFreeThrowRateAllowed,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "analytics",
              "opponent_allowance",
              OpponentAllowance.class,
              WriteMode.REPLACE_SLICE,
              "as_of",
              "team")
          .partitionedBy("game_date")
          .checked(
              Check.rows(1, 32),
              Check.before("known_at", "as_of").asError(),
              Check.range("games", 0, 15),
              Check.range("pace", 85, 120),
              Check.range("defensive_rating", 80, 150),
              Check.range("points_allowed", 70, 170),
              Check.range("league_pace", 90, 110),
              Check.same("league_pace").asError(),
              Check.varies(4, "points_allowed"));

  /** Per-game numbers of a team over its window, or means of them over the league. */
  record Rates(
      Double pace,
      Double defensiveRating,
      Double points,
      Double rebounds,
      Double assists,
      Double threes,
      Double steals,
      Double blocks,
      Double freeThrowRate) {

    static final Rates UNKNOWN = new Rates(null, null, null, null, null, null, null, null, null);

    static Rates of(TeamForm form) {
      return new Rates(
          form.pace(),
          form.defensiveRating(),
          form.perGame(TeamGameRow::allowedPoints),
          form.perGame(TeamGameRow::allowedRebounds),
          form.perGame(TeamGameRow::allowedAssists),
          form.perGame(TeamGameRow::allowedThrees),
          form.perGameIfKept(TeamGameRow::allowedSteals),
          form.perGameIfKept(TeamGameRow::allowedBlocks),
          form.freeThrowRateAllowed());
    }
  }

  static OpponentAllowance of(
      Instant asOf,
      LocalDate date,
      String team,
      Optional<TeamForm> form,
      Rates league,
      Instant knownAt) {
    Rates own = form.map(Rates::of).orElse(Rates.UNKNOWN);
    return new OpponentAllowance(
        asOf,
        team,
        date,
        form.map(TeamForm::windowGames).orElse(0L),
        own.pace(),
        own.defensiveRating(),
        own.points(),
        own.rebounds(),
        own.assists(),
        own.threes(),
        own.steals(),
        own.blocks(),
        own.freeThrowRate(),
        league.pace(),
        league.defensiveRating(),
        league.points(),
        league.rebounds(),
        league.assists(),
        league.threes(),
        league.steals(),
        league.blocks(),
        league.freeThrowRate(),
        knownAt);
  }
}
