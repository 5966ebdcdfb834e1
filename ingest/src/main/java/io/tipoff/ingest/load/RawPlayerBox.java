package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of {@code raw.player_box}: one player who appeared in one game.
 *
 * @param home 1, or 0 away and on a neutral floor
 */
record RawPlayerBox(
    String gameId,
    String playerId,
    LocalDate gameDate,
    String season,
    SeasonType seasonType,
    String playerName,
    String team,
    String opponent,
    int home,
    int seconds,
    int points,
    int rebounds,
    int offensiveRebounds,
    int defensiveRebounds,
    int assists,
    int steals,
    int blocks,
    int turnovers,
    int fouls,
    int fieldGoalsMade,
    int fieldGoalsAttempted,
    int threesMade,
    int threesAttempted,
    int freeThrowsMade,
    int freeThrowsAttempted,
    Integer plusMinus,
    String source,
    Instant knownAt) {

  static final Table TABLE =
      Table.of("raw", "player_box", RawPlayerBox.class, WriteMode.APPEND, "game_id", "player_id")
          .partitionedBy("game_date")
          .checked(
              Check.identity("points", "2 field_goals_made + threes_made + free_throws_made")
                  .quarantining(),
              Check.identity("rebounds", "offensive_rebounds + defensive_rebounds").quarantining(),
              Check.atMost("field_goals_made", "field_goals_attempted").quarantining(),
              Check.atMost("threes_made", "field_goals_made").quarantining(),
              Check.atMost("threes_made", "threes_attempted").quarantining(),
              Check.atMost("free_throws_made", "free_throws_attempted").quarantining(),
              Check.range("seconds", 0, 4_500),
              Check.range("points", 0, 100),
              Check.range("rebounds", 0, 55),
              Check.range("assists", 0, 30),
              Check.range("fouls", 0, 7),
              Check.form("team", "[A-Z]{2,4}"),
              Check.complete("game_id", 1),
              Check.valuesPer(2, 2, "team", "game_id").errorAbove(0.5),
              Check.rowsPer(7, 18, "game_id", "team"),
              Check.unique("game_date", "player_id"),
              Check.same("season"),
              Check.varies(20, "points"),
              Check.varies(20, "seconds"),
              Check.notMostly(0, 0.3, 20, "seconds").asError(),
              Check.notMostly(0, 0.7, 20, "points").asError(),
              Check.fresh("game_date", Duration.ZERO, Duration.ofDays(3)).noted());

  static RawPlayerBox of(Known<PlayerBoxRow> known) {
    PlayerBoxRow box = known.fact();
    return new RawPlayerBox(
        box.gameId(),
        Long.toString(box.playerId()),
        box.gameDate(),
        box.season(),
        box.seasonType(),
        box.playerName(),
        box.team(),
        box.opponent(),
        box.home() ? 1 : 0,
        box.seconds(),
        box.points(),
        box.rebounds(),
        box.offensiveRebounds(),
        box.defensiveRebounds(),
        box.assists(),
        box.steals(),
        box.blocks(),
        box.turnovers(),
        box.fouls(),
        box.fieldGoalsMade(),
        box.fieldGoalsAttempted(),
        box.threesMade(),
        box.threesAttempted(),
        box.freeThrowsMade(),
        box.freeThrowsAttempted(),
        box.plusMinus().isPresent() ? box.plusMinus().getAsInt() : null,
        box.source(),
        known.knownAt());
  }
}
