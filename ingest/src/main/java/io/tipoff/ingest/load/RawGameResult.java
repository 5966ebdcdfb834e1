package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.GameResult;
import io.tipoff.ingest.fact.Known;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A row of {@code raw.game_result}: a final score. */
record RawGameResult(
    String gameId,
    LocalDate gameDate,
    String homeTeam,
    String awayTeam,
    int homeScore,
    int awayScore,
    String source,
    Instant knownAt) {

  static final Table TABLE =
      Table.of("raw", "game_result", RawGameResult.class, WriteMode.APPEND, "game_id")
          .partitionedBy("game_date")
          .checked(
              Check.complete("game_id", 1),
              Check.range("home_score", 50, 200),
              Check.range("away_score", 50, 200),
              Check.varies(4, "home_score"),
              Check.unique("game_date", "home_team"),
              Check.fresh("game_date", Duration.ZERO, Duration.ofDays(3)).noted());

  static RawGameResult of(Known<GameResult> known) {
    GameResult result = known.fact();
    return new RawGameResult(
        result.gameId(),
        result.gameDate(),
        result.home(),
        result.away(),
        result.homeScore(),
        result.awayScore(),
        result.source(),
        known.knownAt());
  }
}
