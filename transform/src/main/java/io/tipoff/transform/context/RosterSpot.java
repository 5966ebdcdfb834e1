package io.tipoff.transform.context;

import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of analytics.roster: a player who, by what was known before {@code asOf}, belongs to one of
 * the teams of a game. Whether he will play is not known.
 *
 * @param firstGameDate his first game for the team since he last appeared for another
 * @param lastGameDate his latest game, which was for this team
 * @param gamesSinceTeamChange his games for the team since he last appeared for another
 * @param knownAt latest known-at of all his earlier games, whatever the team
 */
record RosterSpot(
    Instant asOf,
    String gameId,
    String playerId,
    String team,
    LocalDate gameDate,
    LocalDate firstGameDate,
    LocalDate lastGameDate,
    long gamesSinceTeamChange,
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
          .partitionedBy("game_date");

  /**
   * A player's current stay with a team: the team of his latest game, whoever else he played for.
   */
  record Stay(
      String playerId,
      String team,
      LocalDate firstGameDate,
      LocalDate lastGameDate,
      long gamesSinceTeamChange,
      Instant knownAt) {

    RosterSpot on(Instant asOf, String gameId, LocalDate date) {
      return new RosterSpot(
          asOf,
          gameId,
          playerId,
          team,
          date,
          firstGameDate,
          lastGameDate,
          gamesSinceTeamChange,
          knownAt);
    }
  }
}
