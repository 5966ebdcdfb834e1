package io.tipoff.ingest.nba;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.AnnouncedGame.AnnouncedBy;
import io.tipoff.ingest.fact.FactTimes;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.ScheduleAhead;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.ingest.payload.Payload;
import io.tipoff.ingest.season.TeamTable;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The league's schedule of one season ({@code scheduleLeagueV2}): regular season, play-in and
 * playoffs; what counts in no player's statistics (preseason, all-star, cup final) is left out, and
 * so is a game whose teams are not known yet.
 *
 * @param season such as {@code 2024-25}
 * @param quarantined games that cannot be used, by date where it can be read
 */
public record LeagueSchedule(
    String season,
    Map<LocalDate, List<AnnouncedGame>> games,
    Map<LocalDate, List<QuarantinedRow>> quarantined) {

  private static final int DATE_LENGTH = 10;

  /**
   * Reads a payload.
   *
   * @param file its name, for messages
   * @throws io.tipoff.failure.TipoffException BAD_INPUT if it is not of this form
   */
  public static LeagueSchedule parse(String file, byte[] bytes) {
    Payload league = Payload.read(file, bytes).at("leagueSchedule");
    LeagueSchedule schedule =
        new LeagueSchedule(league.text("seasonYear"), new HashMap<>(), new HashMap<>());
    TeamTable teams = TeamTable.nba();
    Payload dates = league.at("gameDates");
    int element = 0;
    for (int d = 0; d < dates.size(); d++) {
      Payload games = dates.at(d).at("games");
      for (int g = 0; g < games.size(); g++) {
        element++;
        schedule.add(games.at(g), element, teams);
      }
    }
    return schedule;
  }

  /** Whether nothing else is known by the other one; what cannot be used of either may differ. */
  boolean tellsTheSameAs(LeagueSchedule other) {
    return games.equals(other.games) && quarantined.isEmpty() && other.quarantined.isEmpty();
  }

  /** Games of the days after a date, in the order of their dates. */
  List<AnnouncedGame> ahead(LocalDate date) {
    List<AnnouncedGame> ahead = new ArrayList<>();
    for (int days = 1; days <= ScheduleAhead.DAYS; days++) {
      ahead.addAll(games.getOrDefault(date.plusDays(days), List.of()));
    }
    return ahead;
  }

  private void add(Payload game, int element, TeamTable teams) {
    String id = game.text("gameId");
    Optional<SeasonType> type = SeasonType.ofGameId(id);
    Optional<String> home = teams.code(game.at("homeTeam").text("teamId"));
    Optional<String> away = teams.code(game.at("awayTeam").text("teamId"));
    if (type.isEmpty() || home.isEmpty() || away.isEmpty()) {
      return;
    }
    // gameDateEst ends in Z and is no instant in UTC: it is the league's date
    LocalDate date = LocalDate.parse(game.text("gameDateEst").substring(0, DATE_LENGTH));
    Instant scheduled = Instant.parse(game.text("gameDateTimeUTC"));
    if (!LeagueTime.dateOf(scheduled).equals(date)) {
      quarantined
          .computeIfAbsent(date, d -> new ArrayList<>())
          .add(
              new QuarantinedRow(
                  game.file(),
                  element,
                  "gameDateTimeUTC",
                  "game " + id + " is on " + date + " and begins at " + scheduled + ".",
                  "Fetch the schedule again.",
                  id));
      return;
    }
    games
        .computeIfAbsent(date, d -> new ArrayList<>())
        .add(
            new AnnouncedGame(
                id,
                date,
                season,
                type.get(),
                home.get(),
                away.get(),
                game.at("isNeutral").node().asBoolean(),
                Optional.of(scheduled),
                FactTimes.tip(Optional.of(scheduled), Optional.empty(), date),
                true,
                AnnouncedBy.SCHEDULE));
  }
}
