package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.ClosingOdds;
import io.tipoff.ingest.fact.Known;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A row of {@code raw.game_odds}: closing spread (home, negative = favoured) and total. */
record RawGameOdds(
    String gameId,
    String source,
    LocalDate gameDate,
    String homeTeam,
    String awayTeam,
    Double spreadHome,
    Double total,
    Instant knownAt) {

  static final Table TABLE =
      Table.of("raw", "game_odds", RawGameOdds.class, WriteMode.APPEND, "game_id", "source")
          .partitionedBy("game_date")
          .checked(
              Check.range("spread_home", -35, 35),
              Check.range("total", 150, 300),
              Check.filled("spread_home", 0.9),
              Check.filled("total", 0.9),
              Check.varies(4, "total"),
              Check.notMostly(0, 0.5, 4, "spread_home"),
              Check.unique("source", "game_date", "home_team"),
              Check.fresh("game_date", Duration.ofDays(7), Duration.ofDays(2)));

  static RawGameOdds of(Known<ClosingOdds> known) {
    ClosingOdds odds = known.fact();
    return new RawGameOdds(
        odds.gameId(),
        odds.source(),
        odds.gameDate(),
        odds.home(),
        odds.away(),
        odds.spreadHome().orElse(null),
        odds.total().orElse(null),
        known.knownAt());
  }
}
