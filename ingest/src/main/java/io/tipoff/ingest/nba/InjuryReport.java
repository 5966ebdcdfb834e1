package io.tipoff.ingest.nba;

import io.tipoff.event.PlayerStatus;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.injury.ListedPlayer;
import io.tipoff.ingest.nba.ReportTable.Row;
import io.tipoff.ingest.season.TeamTable;
import io.tipoff.time.LeagueTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * An injury report of the league, as it publishes it several times a day: a table of the games of
 * today and tomorrow, by teams.
 *
 * @param stamp of the report, as it says itself
 * @param games what it tells of each date of games
 */
record InjuryReport(Instant stamp, Map<LocalDate, OfDate> games) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MM/dd/yy hh:mm a", Locale.US);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US);

  /**
   * What it tells of the games of one date.
   *
   * @param teams codes of those that have submitted; of the others nothing is known yet
   */
  record OfDate(List<ListedPlayer> players, Set<String> teams) {

    /** No team has submitted. */
    static final OfDate NOTHING = new OfDate(List.of(), Set.of());

    OfDate {
      players = List.copyOf(players);
      teams = Set.copyOf(teams);
    }
  }

  /**
   * Reads a report.
   *
   * @param file its name, for messages
   * @throws TipoffException BAD_INPUT if it is no PDF document, or none of this form
   */
  static InjuryReport parse(String file, byte[] bytes) {
    ReportTable table = ReportTable.read(file, bytes);
    Instant stamp =
        date(file, "stamp", table.title(), text -> LocalDateTime.parse(text, STAMP))
            .atZone(LeagueTime.ZONE)
            .toInstant();
    Reading reading = new Reading(file);
    table.rows().forEach(reading::add);
    return new InjuryReport(stamp, reading.games());
  }

  OfDate of(LocalDate date) {
    return games.getOrDefault(date, OfDate.NOTHING);
  }

  private interface Parsing<T> {
    T parse(String text);
  }

  private static <T> T date(String file, String what, String text, Parsing<T> parsing) {
    try {
      return parsing.parse(text);
    } catch (DateTimeException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "payload " + file + " has '" + text + "' where its " + what + " should be",
          "The league may have changed its form: compare with an earlier report.",
          e);
    }
  }

  /** Rows one after another; a date or team stands only in the first of its rows. */
  private static final class Reading {

    private final String file;
    private final TeamTable codes = TeamTable.nba();
    private final Map<LocalDate, List<ListedPlayer>> players = new TreeMap<>();
    private final Map<LocalDate, Set<String>> teams = new TreeMap<>();
    private Optional<LocalDate> date = Optional.empty();
    private Optional<String> team = Optional.empty();
    private int element;

    Reading(String file) {
      this.file = file;
    }

    void add(Row row) {
      element++;
      if (!row.date().isEmpty()) {
        date =
            Optional.of(
                InjuryReport.date(
                    file, "date of games", row.date(), text -> LocalDate.parse(text, DATE)));
      }
      if (!row.team().isEmpty()) {
        team = codes.code(row.team());
      }
      LocalDate games =
          date.orElseThrow(
              () ->
                  new TipoffException(
                      FailureCategory.BAD_INPUT,
                      "payload " + file + " has a row before any date of games",
                      "The league may have changed its form: compare with an earlier report."));
      List<ListedPlayer> ofDate = players.computeIfAbsent(games, day -> new ArrayList<>());
      Set<String> submitted = teams.computeIfAbsent(games, day -> new TreeSet<>());
      if (!row.reason().equals(ReportTable.NOT_SUBMITTED)) {
        team.ifPresent(submitted::add);
        ofDate.add(
            new ListedPlayer(
                element,
                firstNameFirst(row.player()),
                team,
                status(row.status()),
                row.status(),
                Optional.of(row.reason()).filter(Predicate.not(String::isEmpty))));
      }
    }

    Map<LocalDate, OfDate> games() {
      Map<LocalDate, OfDate> games = new TreeMap<>();
      players.forEach((day, listed) -> games.put(day, new OfDate(listed, teams.get(day))));
      return games;
    }

    private static String firstNameFirst(String name) {
      int comma = name.indexOf(',');
      return comma < 0
          ? name
          : name.substring(comma + 1).strip() + " " + name.substring(0, comma).strip();
    }

    private static Optional<PlayerStatus> status(String told) {
      for (PlayerStatus status : PlayerStatus.values()) {
        if (status.name().equalsIgnoreCase(told)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }
}
