package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.ClosingOdds;
import io.tipoff.ingest.fact.FactTimes;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.fact.SeasonType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The season's games: the union of what schedule and odds tell, with their tips. */
final class Games {

  private final Map<String, AnnouncedGame> byId = new LinkedHashMap<>();

  Games(SeasonRows rows) {
    Map<String, ScheduleRow> scheduled = new LinkedHashMap<>();
    rows.schedule().values().forEach(row -> scheduled.put(row.gameId(), row));
    Map<String, ClosingOdds> odds = new LinkedHashMap<>();
    rows.odds().values().forEach(row -> odds.put(row.gameId(), row));
    Map<String, Instant> latestStamps = latestStamps(rows, scheduled);
    for (ScheduleRow row : scheduled.values()) {
      Instant tip =
          FactTimes.tip(
              row.scheduledAt(),
              Optional.ofNullable(latestStamps.get(row.gameId())),
              row.gameDate());
      byId.put(
          row.gameId(),
          new AnnouncedGame(
              row.gameId(),
              row.gameDate(),
              row.season(),
              row.seasonType(),
              row.home(),
              row.away(),
              false,
              row.scheduledAt(),
              tip,
              true,
              odds.containsKey(row.gameId())
                  ? AnnouncedGame.AnnouncedBy.BOTH
                  : AnnouncedGame.AnnouncedBy.SCHEDULE));
    }
    for (ClosingOdds row : odds.values()) {
      SeasonType.ofGameId(row.gameId())
          .filter(type -> !scheduled.containsKey(row.gameId()))
          .ifPresent(type -> byId.put(row.gameId(), neutral(row, type, latestStamps)));
    }
  }

  /** A game that only the odds know is played on a neutral floor. */
  private static AnnouncedGame neutral(
      ClosingOdds row, SeasonType type, Map<String, Instant> latestStamps) {
    Optional<Instant> stamp = Optional.ofNullable(latestStamps.get(row.gameId()));
    return new AnnouncedGame(
        row.gameId(),
        row.gameDate(),
        row.season(),
        type,
        row.home(),
        row.away(),
        true,
        Optional.empty(),
        FactTimes.tip(Optional.empty(), stamp, row.gameDate()),
        true,
        AnnouncedGame.AnnouncedBy.ODDS);
  }

  private static Map<String, Instant> latestStamps(
      SeasonRows rows, Map<String, ScheduleRow> scheduled) {
    Map<String, Instant> latest = new HashMap<>();
    for (PropQuoteRow quote : rows.quotes().values()) {
      Optional<Instant> tip =
          Optional.ofNullable(scheduled.get(quote.gameId())).flatMap(ScheduleRow::scheduledAt);
      quote
          .quotedAt()
          .filter(stamp -> !FactTimes.isInGame(stamp, tip, quote.gameDate()))
          .ifPresent(
              stamp ->
                  latest.merge(
                      quote.gameId(), stamp, (one, other) -> one.isAfter(other) ? one : other));
    }
    return latest;
  }

  Optional<AnnouncedGame> game(String gameId) {
    return Optional.ofNullable(byId.get(gameId));
  }

  Collection<AnnouncedGame> all() {
    return byId.values();
  }

  /** When the game began; of one that nobody announced, the usual hour. */
  Instant tip(String gameId, LocalDate date) {
    return game(gameId)
        .map(AnnouncedGame::tip)
        .orElseGet(() -> FactTimes.tip(Optional.empty(), Optional.empty(), date));
  }

  /** Date of the first game; that of the season. */
  Optional<LocalDate> firstDate() {
    return byId.values().stream().map(AnnouncedGame::gameDate).min(LocalDate::compareTo);
  }

  List<AnnouncedGame> on(LocalDate date) {
    List<AnnouncedGame> games = new ArrayList<>();
    for (AnnouncedGame game : byId.values()) {
      if (game.gameDate().equals(date)) {
        games.add(game);
      }
    }
    return games;
  }
}
