package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
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
          .partitionedBy("game_date");

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
