package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.ClosingOdds;
import io.tipoff.ingest.fact.Known;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
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
          .partitionedBy("game_date");

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
