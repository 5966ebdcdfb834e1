package io.tipoff.transform.context;

import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of analytics.roster: a player who, by what was known before {@code asOf}, belongs to one of
 * the teams of a game. Whether he will play is not known.
 *
 * @param lastGameDate his latest game, which was for this team
 * @param knownAt latest known-at of his games of the last 400 days, whatever the team
 */
record RosterSpot(
    Instant asOf,
    String gameId,
    String playerId,
    String team,
    LocalDate gameDate,
    LocalDate lastGameDate,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "analytics",
              "roster",
              RosterSpot.class,
              WriteMode.REPLACE_SLICE,
              "as_of",
              "game_id",
              "player_id")
          .partitionedBy("game_date")
          .checked(
              Check.before("known_at", "as_of").asError(),
              Check.before("last_game_date", "game_date").asError(),
              Check.valuesPer(2, 2, "team", "game_id"),
              Check.rowsPer(8, 25, "game_id", "team"),
              Check.unique("as_of", "player_id"));

  static RosterSpot of(Instant asOf, String gameId, LocalDate date, Appearance latest) {
    return new RosterSpot(
        asOf,
        gameId,
        latest.playerId(),
        latest.team(),
        date,
        latest.lastGameDate(),
        latest.knownAt());
  }
}
