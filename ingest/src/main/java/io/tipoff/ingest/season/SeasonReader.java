package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.ClosingOdds;
import io.tipoff.ingest.fact.FactTimes;
import io.tipoff.ingest.fact.GameResult;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fact.TimedQuote;
import io.tipoff.ingest.name.PlayerDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads a season's files and sets their rows beside each other by date. */
final class SeasonReader {

  private final SeasonRows rows;
  private final Games games;
  private final NavigableMap<LocalDate, Builder> dates = new TreeMap<>();
  private final List<Problem> rowProblems = new ArrayList<>();

  private SeasonReader(SeasonRows rows) {
    this.rows = rows;
    this.games = new Games(rows);
  }

  static Season read(String season, Map<SeasonFileKind, SourceFile> files, References references) {
    PlayerDirectory players = references.directory();
    SeasonRows rows = SeasonRows.read(season, files, references.teams(), players);
    SeasonReader reader = new SeasonReader(rows);
    NavigableMap<LocalDate, SlateFacts> slates = reader.slates();
    List<Problem> problems = new ArrayList<>(rows.problems());
    problems.addAll(reader.rowProblems);
    problems.addAll(new SeasonFindings(rows, reader.games, references, players).problems());
    problems.sort(Comparator.comparing((Problem problem) -> !problem.kind().isError()));
    return new Season(
        season,
        slates,
        SliceDigests.of(rows, references.digest()),
        players,
        rows.broken(),
        problems.stream().distinct().toList());
  }

  private NavigableMap<LocalDate, SlateFacts> slates() {
    LocalDate start = games.firstDate().orElse(LocalDate.MIN);
    for (AnnouncedGame game : games.all()) {
      at(game.gameDate()).games.add(new Known<>(game, knownAt(game, start)));
    }
    for (ClosingOdds odds : rows.odds().values()) {
      Instant tip = games.tip(odds.gameId(), odds.gameDate());
      at(odds.gameDate()).odds.add(new Known<>(odds, FactTimes.closingOddsKnownAt(tip)));
    }
    for (PropQuoteRow quote : rows.quotes().values()) {
      Instant knownAt = FactTimes.quoteKnownAt(quote.quotedAt(), quote.gameDate());
      at(quote.gameDate()).quotes.add(new Known<>(new TimedQuote(quote, inGame(quote)), knownAt));
    }
    for (InjuryReportRow report : rows.injuries().values()) {
      Instant knownAt = report.reportedAt().orElseThrow();
      at(report.gameDate()).injuries.add(new Known<>(report, knownAt));
    }
    for (PlayerBoxRow box : rows.boxes().values()) {
      at(box.gameDate()).boxes.add(new Known<>(box, FactTimes.boxKnownAt(box.gameDate())));
    }
    for (GameResult result : rows.results().values()) {
      at(result.gameDate())
          .results
          .add(new Known<>(result, FactTimes.boxKnownAt(result.gameDate())));
    }
    quarantine(Artefact.SCHEDULE, rows.schedule());
    quarantine(Artefact.GAME_ODDS, rows.odds());
    quarantine(Artefact.GAME_RESULTS, rows.results());
    quarantine(Artefact.PLAYER_BOX, rows.boxes());
    quarantine(Artefact.PROP_LINES, rows.quotes());
    quarantine(Artefact.INJURIES, rows.injuries());
    NavigableMap<LocalDate, SlateFacts> slates = new TreeMap<>();
    dates.forEach((date, builder) -> slates.put(date, builder.build(date)));
    return slates;
  }

  private static Instant knownAt(AnnouncedGame game, LocalDate seasonStart) {
    return game.announcedBy() == AnnouncedGame.AnnouncedBy.ODDS
        ? FactTimes.closingOddsKnownAt(game.tip())
        : FactTimes.scheduleKnownAt(game.seasonType(), game.gameDate(), seasonStart);
  }

  private boolean inGame(PropQuoteRow quote) {
    return quote
        .quotedAt()
        .map(stamp -> !stamp.isBefore(games.tip(quote.gameId(), quote.gameDate())))
        .orElse(false);
  }

  private <T> void quarantine(Artefact artefact, Parsed<T> parsed) {
    Map<Long, CsvRow> byNumber = new HashMap<>();
    if (!parsed.quarantined().isEmpty()) {
      parsed.rows().forEach(row -> byNumber.put(row.number(), row));
    }
    for (QuarantinedRow bad : parsed.quarantined()) {
      rowProblems.add(
          Problem.ofRow(
              Problem.Kind.QUARANTINED_ROW, bad.file(), bad.row(), bad.reason(), bad.remedy()));
      Parsed.date(byNumber.get(bad.row())).ifPresent(date -> at(date).quarantine(artefact, bad));
    }
  }

  private Builder at(LocalDate date) {
    return dates.computeIfAbsent(date, d -> new Builder());
  }

  private static final class Builder {
    private final List<Known<AnnouncedGame>> games = new ArrayList<>();
    private final List<Known<ClosingOdds>> odds = new ArrayList<>();
    private final List<Known<TimedQuote>> quotes = new ArrayList<>();
    private final List<Known<InjuryReportRow>> injuries = new ArrayList<>();
    private final List<Known<PlayerBoxRow>> boxes = new ArrayList<>();
    private final List<Known<GameResult>> results = new ArrayList<>();
    private final Map<Artefact, List<QuarantinedRow>> quarantined = new TreeMap<>();

    void quarantine(Artefact artefact, QuarantinedRow bad) {
      quarantined.computeIfAbsent(artefact, a -> new ArrayList<>()).add(bad);
    }

    SlateFacts build(LocalDate date) {
      return new SlateFacts(date, games, odds, quotes, injuries, boxes, results, quarantined);
    }
  }
}
