package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.ingest.name.Resolution;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads rows of one kind of file; each becomes a record or a quarantine entry.
 *
 * @param <T> record of one row
 */
abstract class RowParser<T> {

  private final String file;
  private final String season;
  private final TeamTable teams;

  RowParser(String file, String season, TeamTable teams) {
    this.file = file;
    this.season = season;
    this.teams = teams;
  }

  abstract T read(CsvRow row) throws BadFieldException;

  final List<RowOutcome<T>> parse(List<CsvRow> rows) {
    List<RowOutcome<T>> outcomes = new ArrayList<>(rows.size());
    for (CsvRow row : rows) {
      outcomes.add(outcome(row));
    }
    return outcomes;
  }

  private RowOutcome<T> outcome(CsvRow row) {
    try {
      return new RowOutcome.Accepted<>(read(row), row.number());
    } catch (BadFieldException e) {
      return new RowOutcome.Quarantined<>(
          new QuarantinedRow(
              file, row.number(), e.field(), e.getMessage() + ".", e.remedy(), row.shown()));
    }
  }

  final String season() {
    return season;
  }

  final void checkSeason(CsvRow row) throws BadFieldException {
    String named = row.required("season");
    if (!named.equals(season)) {
      throw new BadFieldException(
          "season",
          "season is " + named + " in a file of " + season,
          "Move the row to the file of its season.");
    }
  }

  final LocalDate date(CsvRow row) throws BadFieldException {
    LocalDate date = row.date("game_date");
    int start = Integer.parseInt(season.substring(0, 4));
    if (date.isBefore(LocalDate.of(start, Month.JULY, 1))
        || date.isAfter(LocalDate.of(start + 1, Month.DECEMBER, 31))) {
      throw new BadFieldException(
          "game_date",
          "game_date " + date + " is not of season " + season,
          "Correct the date, which is local to the league, not UTC.");
    }
    return date;
  }

  final SeasonType seasonType(CsvRow row) throws BadFieldException {
    String type = row.required("season_type");
    return switch (type) {
      case "RS" -> SeasonType.RS;
      case "PI" -> SeasonType.PI;
      case "PO" -> SeasonType.PO;
      default ->
          throw new BadFieldException(
              "season_type",
              "season_type is " + type + ", not RS, PI or PO",
              "Leave other games out: they count in no statistics.");
    };
  }

  final String team(CsvRow row, String column) throws BadFieldException {
    String spelling = row.required(column);
    return teams
        .code(spelling)
        .orElseThrow(
            () ->
                new BadFieldException(
                    column,
                    column + " is '" + spelling + "', which is no team known here",
                    "Add the spelling to the team's aliases in teams.csv."));
  }

  /** His league id by his name in a game of these teams. */
  final long player(CsvRow row, PlayerDirectory players, Set<String> teamsOfGame, LocalDate date)
      throws BadFieldException {
    String name = row.required("player_name");
    return switch (players.resolve(name, teamsOfGame, date)) {
      case Resolution.Resolved resolved -> resolved.playerId();
      case Resolution.Ambiguous ambiguous ->
          throw new BadFieldException(
              "player_name",
              "'" + name + "' may be any of the players " + ambiguous.candidates(),
              "Write the player's league id into the row.");
      case Resolution.Unresolved unresolved ->
          throw new BadFieldException(
              "player_name",
              "'" + name + "' is no player known here",
              "Add '" + unresolved.normalName() + "' to the name aliases.");
    };
  }

  final String otherTeam(CsvRow row, String column, String team) throws BadFieldException {
    String other = team(row, column);
    if (other.equals(team)) {
      throw new BadFieldException(
          column, team + " plays against itself", "Correct the opponent in the file.");
    }
    return other;
  }
}
