package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.AnnouncedGame.AnnouncedBy;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A row of {@code raw.game}: a game as announced for a date. */
record RawGame(
    String gameId,
    LocalDate gameDate,
    String season,
    SeasonType seasonType,
    String homeTeam,
    String awayTeam,
    boolean neutral,
    Instant scheduledAt,
    Instant tip,
    boolean tipAssumed,
    AnnouncedBy announcedBy,
    Instant knownAt) {

  static final Table TABLE =
      Table.of("raw", "game", RawGame.class, WriteMode.APPEND, "game_id", "game_date")
          .partitionedBy("game_date")
          .checked(
              Check.rows(1, 16),
              Check.form("home_team", "[A-Z]{2,4}"),
              Check.form("away_team", "[A-Z]{2,4}"),
              Check.unique("game_date", "home_team"),
              Check.unique("game_date", "away_team"),
              Check.same("season"),
              Check.before("known_at", "tip"),
              Check.fresh("game_date", Duration.ofDays(400), Duration.ofDays(1)));

  static RawGame of(Known<AnnouncedGame> known) {
    AnnouncedGame game = known.fact();
    return new RawGame(
        game.gameId(),
        game.gameDate(),
        game.season(),
        game.seasonType(),
        game.home(),
        game.away(),
        game.neutral(),
        game.scheduledAt().orElse(null),
        game.tip(),
        game.tipAssumed(),
        game.announcedBy(),
        known.knownAt());
  }
}
