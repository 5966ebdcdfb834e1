package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.ClosingOdds;
import io.tipoff.ingest.fact.GameResult;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one season, read row by row, not yet set beside each other.
 *
 * @param names of the files, by kind
 * @param broken kinds whose file is there and cannot be used
 * @param problems of files
 */
record SeasonRows(
    String season,
    Map<SeasonFileKind, String> names,
    Parsed<ScheduleRow> schedule,
    Parsed<ClosingOdds> odds,
    Parsed<GameResult> results,
    Parsed<PlayerBoxRow> boxes,
    Parsed<PropQuoteRow> quotes,
    Parsed<InjuryReportRow> injuries,
    Set<SeasonFileKind> broken,
    List<Problem> problems) {

  static SeasonRows read(
      String season,
      Map<SeasonFileKind, SourceFile> files,
      TeamTable teams,
      PlayerDirectory players) {
    return new Reading(season, files, teams).read(players);
  }

  /** Name of the file of a kind, or the usual one if there is none. */
  String name(SeasonFileKind kind) {
    return names.getOrDefault(kind, kind.id() + "_" + season + ".csv.gz");
  }

  /** Whether there is a file of a kind and it can be used. */
  boolean isThere(SeasonFileKind kind) {
    return names.containsKey(kind) && !broken.contains(kind);
  }

  private record BoxKey(String gameId, long playerId) {}

  /**
   * The name as received belongs to it: two spellings of one player are two quotes, which may
   * differ in price.
   */
  private record QuoteKey(
      String source,
      String gameId,
      long playerId,
      String name,
      Market market,
      String book,
      double line,
      Optional<Instant> quotedAt) {

    static QuoteKey of(PropQuoteRow quote) {
      return new QuoteKey(
          quote.source(),
          quote.gameId(),
          quote.playerId(),
          quote.playerName(),
          quote.market(),
          quote.book(),
          quote.line(),
          quote.quotedAt());
    }
  }

  private record ReportKey(
      String source, LocalDate gameDate, long playerId, Optional<Instant> reportedAt) {

    static ReportKey of(InjuryReportRow row) {
      return new ReportKey(row.source(), row.gameDate(), row.playerId(), row.reportedAt());
    }
  }

  private record Prices(Optional<Long> over, Optional<Long> under) {}

  /** A quote whatever the spelling of its player. */
  private record Content(
      String source,
      String gameId,
      long playerId,
      Market market,
      String book,
      double line,
      Optional<Instant> quotedAt,
      Optional<Long> over,
      Optional<Long> under) {

    static Content of(PropQuoteRow quote) {
      return new Content(
          quote.source(),
          quote.gameId(),
          quote.playerId(),
          quote.market(),
          quote.book(),
          quote.line(),
          quote.quotedAt(),
          quote.overPrice(),
          quote.underPrice());
    }
  }

  private static final class Reading {
    private final String season;
    private final Map<SeasonFileKind, SourceFile> files;
    private final TeamTable teams;
    private final Set<SeasonFileKind> broken = EnumSet.noneOf(SeasonFileKind.class);
    private final List<Problem> problems = new ArrayList<>();

    Reading(String season, Map<SeasonFileKind, SourceFile> files, TeamTable teams) {
      this.season = season;
      this.files = files;
      this.teams = teams;
    }

    SeasonRows read(PlayerDirectory players) {
      List<CsvRow> scheduled = rows(SeasonFileKind.SCHEDULE);
      List<CsvRow> odds = rows(SeasonFileKind.GAME_ODDS);
      List<CsvRow> played = odds.stream().filter(GameResultParser::isPlayed).toList();
      String schedule = name(SeasonFileKind.SCHEDULE);
      String gameOdds = name(SeasonFileKind.GAME_ODDS);
      Parsed<PlayerBoxRow> boxes =
          Parsed.of(
              name(SeasonFileKind.PLAYER_BOX),
              rows(SeasonFileKind.PLAYER_BOX),
              new PlayerBoxParser(name(SeasonFileKind.PLAYER_BOX), season, teams),
              box -> new BoxKey(box.gameId(), box.playerId()),
              row -> row);
      boxes
          .values()
          .forEach(
              box ->
                  players.appeared(box.playerId(), box.playerName(), box.team(), box.gameDate()));
      Map<SeasonFileKind, String> names = new EnumMap<>(SeasonFileKind.class);
      files.forEach((kind, file) -> names.put(kind, file.name()));
      return new SeasonRows(
          season,
          names,
          Parsed.of(
              schedule,
              scheduled,
              new ScheduleParser(schedule, season, teams),
              ScheduleRow::gameId,
              row -> row),
          Parsed.of(
              gameOdds,
              odds,
              new ClosingOddsParser(gameOdds, season, teams),
              ClosingOdds::gameId,
              row -> row),
          Parsed.of(
              gameOdds,
              played,
              new GameResultParser(gameOdds, season, teams),
              GameResult::gameId,
              row -> row),
          boxes,
          Parsed.of(
                  name(SeasonFileKind.PROP_LINES),
                  rows(SeasonFileKind.PROP_LINES),
                  new PropLinesParser(name(SeasonFileKind.PROP_LINES), season, teams, players),
                  QuoteKey::of,
                  quote -> new Prices(quote.overPrice(), quote.underPrice()))
              .collapsing(Content::of),
          Parsed.of(
              name(SeasonFileKind.INJURIES),
              rows(SeasonFileKind.INJURIES),
              new InjuriesParser(name(SeasonFileKind.INJURIES), season, teams, players),
              ReportKey::of,
              InjuryReportRow::status),
          broken,
          problems);
    }

    private String name(SeasonFileKind kind) {
      SourceFile file = files.get(kind);
      return file == null ? kind.id() + "_" + season + ".csv.gz" : file.name();
    }

    private List<CsvRow> rows(SeasonFileKind kind) {
      SourceFile file = files.get(kind);
      if (file == null) {
        return List.of();
      }
      try {
        return CsvTable.read(file.name(), file.bytes(), kind.columns());
      } catch (BadFileException e) {
        broken.add(kind);
        problems.add(e.problem());
        return List.of();
      }
    }
  }
}
