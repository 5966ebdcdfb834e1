package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Known;
import io.tipoff.slate.Slate;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of {@code raw.schedule_ahead}: a game of the days after a slate's, as it was announced by
 * the slate's end. The slate holds it, whichever later slates are loaded.
 */
record RawScheduleAhead(
    LocalDate slateDate,
    String gameId,
    LocalDate gameDate,
    String season,
    String homeTeam,
    String awayTeam,
    boolean neutral,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "raw",
              "schedule_ahead",
              RawScheduleAhead.class,
              WriteMode.APPEND,
              "slate_date",
              "game_id",
              "game_date")
          .partitionedBy("slate_date")
          .checked(
              Check.form("home_team", "[A-Z]{2,4}"),
              Check.form("away_team", "[A-Z]{2,4}"),
              Check.unique("game_date", "home_team"),
              Check.unique("game_date", "away_team"),
              Check.before("slate_date", "game_date"),
              Check.fresh("slate_date", Duration.ofDays(400), Duration.ofDays(1)));

  static RawScheduleAhead of(Slate slate, Known<AnnouncedGame> known) {
    AnnouncedGame game = known.fact();
    return new RawScheduleAhead(
        slate.date(),
        game.gameId(),
        game.gameDate(),
        game.season(),
        game.home(),
        game.away(),
        game.neutral(),
        known.knownAt());
  }
}
