package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.ClosingOdds;
import io.tipoff.ingest.fact.GameResult;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.name.PlayerDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What shows when a season's files are set beside each other; none of it blocks a slate. */
final class SeasonFindings {

  private static final double MINUTES_TOLERANCE = 3;

  private final SeasonRows rows;
  private final Games games;
  private final References references;
  private final PlayerDirectory players;
  private final List<Problem> problems = new ArrayList<>();
  private final String boxFile;
  private final String oddsFile;
  private final String quotesFile;

  SeasonFindings(SeasonRows rows, Games games, References references, PlayerDirectory players) {
    this.rows = rows;
    this.games = games;
    this.references = references;
    this.players = players;
    this.boxFile = rows.name(SeasonFileKind.PLAYER_BOX);
    this.oddsFile = rows.name(SeasonFileKind.GAME_ODDS);
    this.quotesFile = rows.name(SeasonFileKind.PROP_LINES);
  }

  List<Problem> problems() {
    Map<String, List<RowOutcome.Accepted<PlayerBoxRow>>> boxes = new LinkedHashMap<>();
    rows.boxes()
        .accepted()
        .forEach(
            row -> boxes.computeIfAbsent(row.value().gameId(), id -> new ArrayList<>()).add(row));
    announcements(boxes);
    boxes.forEach(this::boxScore);
    scores(boxes);
    unknownPlayers();
    quotesAfterTheTip();
    return problems;
  }

  private void announcements(Map<String, List<RowOutcome.Accepted<PlayerBoxRow>>> boxes) {
    for (RowOutcome.Accepted<ClosingOdds> row : rows.odds().accepted()) {
      ClosingOdds odds = row.value();
      Optional<AnnouncedGame> game = games.game(odds.gameId());
      if (game.isEmpty()) {
        warn(
            Problem.Kind.GAME_NOT_ANNOUNCED,
            oddsFile,
            row.row(),
            "game " + odds.gameId() + " is of no season type.",
            "Leave out preseason, all-star and cup-final games.");
      } else if (game.get().neutral()) {
        warn(
            Problem.Kind.GAME_NOT_SCHEDULED,
            oddsFile,
            row.row(),
            "game "
                + odds.gameId()
                + " is not in the schedule; taken as played on a neutral floor.",
            "Add it to the schedule if one of the teams is at home.");
      } else {
        compare(oddsFile, row.row(), odds.gameId(), odds.gameDate(), odds.home(), odds.away());
      }
    }
    for (RowOutcome.Accepted<GameResult> row : rows.results().accepted()) {
      String id = row.value().gameId();
      if (!boxes.containsKey(id) && rows.isThere(SeasonFileKind.PLAYER_BOX)) {
        warn(
            Problem.Kind.GAME_WITHOUT_BOX,
            oddsFile,
            row.row(),
            "game " + id + " of " + row.value().gameDate() + " has a score and no box score.",
            "Add its rows to the box scores; until then it ends ungraded.");
      }
    }
  }

  private void boxScore(String gameId, List<RowOutcome.Accepted<PlayerBoxRow>> lines) {
    RowOutcome.Accepted<PlayerBoxRow> first = lines.getFirst();
    PlayerBoxRow box = first.value();
    if (games.game(gameId).isEmpty()) {
      warn(
          Problem.Kind.GAME_NOT_ANNOUNCED,
          boxFile,
          first.row(),
          "game "
              + gameId
              + " of "
              + box.gameDate()
              + " has a box score and nobody announced it;"
              + " it is loaded and not predicted.",
          "Add it to the schedule.");
    }
    for (RowOutcome.Accepted<PlayerBoxRow> line : lines) {
      PlayerBoxRow row = line.value();
      compare(boxFile, line.row(), gameId, row.gameDate(), row.team(), row.opponent());
    }
    Map<String, Integer> seconds = new LinkedHashMap<>();
    lines.forEach(line -> seconds.merge(line.value().team(), line.value().seconds(), Integer::sum));
    seconds.forEach(
        (team, sum) -> {
          double minutes = sum / 60.0;
          double due = 240 + 25 * Math.max(0, Math.rint((minutes - 240) / 25));
          if (Math.abs(minutes - due) > MINUTES_TOLERANCE) {
            warn(
                Problem.Kind.TEAM_MINUTES,
                boxFile,
                first.row(),
                "players of "
                    + team
                    + " in game "
                    + gameId
                    + " have "
                    + minutes
                    + " minutes together, not "
                    + due
                    + ".",
                "Some of its players may be missing: compare with the league's box score.");
          }
        });
  }

  private void compare(
      String file, long row, String gameId, LocalDate date, String one, String other) {
    games
        .game(gameId)
        .filter(
            game ->
                !game.gameDate().equals(date)
                    || !Set.of(game.home(), game.away()).equals(Set.of(one, other)))
        .ifPresent(
            game ->
                warn(
                    Problem.Kind.GAMES_DISAGREE,
                    file,
                    row,
                    "game "
                        + gameId
                        + " is "
                        + one
                        + " and "
                        + other
                        + " on "
                        + date
                        + " here, and "
                        + game.home()
                        + " and "
                        + game.away()
                        + " on "
                        + game.gameDate()
                        + " in the schedule.",
                    "Correct whichever is wrong."));
  }

  private void scores(Map<String, List<RowOutcome.Accepted<PlayerBoxRow>>> boxes) {
    for (RowOutcome.Accepted<GameResult> row : rows.results().accepted()) {
      GameResult result = row.value();
      List<RowOutcome.Accepted<PlayerBoxRow>> lines = boxes.get(result.gameId());
      if (lines != null) {
        int home = points(lines, result.home());
        int away = points(lines, result.away());
        if (home != result.homeScore() || away != result.awayScore()) {
          warn(
              Problem.Kind.POINTS_NOT_SCORE,
              oddsFile,
              row.row(),
              "game "
                  + result.gameId()
                  + " ended "
                  + result.homeScore()
                  + ":"
                  + result.awayScore()
                  + " but players' points give "
                  + home
                  + ":"
                  + away
                  + ".",
              "Some of its players may be missing: compare with the league's box score.");
        }
      }
    }
  }

  private static int points(List<RowOutcome.Accepted<PlayerBoxRow>> lines, String team) {
    return lines.stream()
        .map(RowOutcome.Accepted::value)
        .filter(box -> box.team().equals(team))
        .mapToInt(PlayerBoxRow::points)
        .sum();
  }

  private void unknownPlayers() {
    if (references.players().isEmpty()) {
      return;
    }
    Set<Long> told = new HashSet<>();
    for (RowOutcome.Accepted<PlayerBoxRow> row : rows.boxes().accepted()) {
      PlayerBoxRow box = row.value();
      if (!players.isListed(box.playerId()) && told.add(box.playerId())) {
        unknown(boxFile, row.row(), box.playerId(), box.playerName());
      }
    }
    for (RowOutcome.Accepted<PropQuoteRow> row : rows.quotes().accepted()) {
      PropQuoteRow quote = row.value();
      if (!players.isListed(quote.playerId()) && told.add(quote.playerId())) {
        unknown(quotesFile, row.row(), quote.playerId(), quote.playerName());
      }
    }
    for (RowOutcome.Accepted<InjuryReportRow> row : rows.injuries().accepted()) {
      InjuryReportRow report = row.value();
      if (!players.isListed(report.playerId()) && told.add(report.playerId())) {
        String file = rows.name(SeasonFileKind.INJURIES);
        unknown(file, row.row(), report.playerId(), report.playerName());
      }
    }
  }

  private void unknown(String file, long row, long id, String name) {
    warn(
        Problem.Kind.UNKNOWN_PLAYER,
        file,
        row,
        "player " + id + " (" + name + ") is not in player_ids.csv.",
        "Add him to player_ids.csv; his rows are loaded by his id all the same.");
  }

  private void quotesAfterTheTip() {
    for (RowOutcome.Accepted<PropQuoteRow> row : rows.quotes().accepted()) {
      PropQuoteRow quote = row.value();
      quote
          .quotedAt()
          .filter(stamp -> !stamp.isBefore(games.tip(quote.gameId(), quote.gameDate())))
          .ifPresent(
              stamp ->
                  warn(
                      Problem.Kind.QUOTE_AFTER_TIP,
                      quotesFile,
                      row.row(),
                      "the quote is stamped "
                          + stamp
                          + ", after game "
                          + quote.gameId()
                          + " had begun; it is never used before it.",
                      "Correct the stamp if it is wrong."));
    }
  }

  private void warn(Problem.Kind kind, String file, long row, String message, String remedy) {
    problems.add(Problem.ofRow(kind, file, row, message, remedy));
  }
}
