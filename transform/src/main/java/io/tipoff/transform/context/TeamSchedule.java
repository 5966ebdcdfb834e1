package io.tipoff.transform.context;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When and where a team plays around a date, as known before the cut-off.
 *
 * @param form what its earlier games say; absent before its first game
 * @param announced its games announced for the two weeks before the date and the days after it,
 *     oldest first
 */
record TeamSchedule(Optional<TeamForm> form, List<NearbyGame> announced) {

  /** A game announced for a date near the slate's. */
  record NearbyGame(
      String gameId,
      LocalDate gameDate,
      String homeTeam,
      String awayTeam,
      boolean neutral,
      Instant knownAt) {

    boolean isOf(String team) {
      return team.equals(homeTeam) || team.equals(awayTeam);
    }
  }

  /** Days since the previous game of the season, played or announced; null before its first. */
  Long daysRest(LocalDate date) {
    LocalDate previous = previousDate(date);
    return previous == null ? null : Long.valueOf(ChronoUnit.DAYS.between(previous, date));
  }

  private LocalDate previousDate(LocalDate date) {
    LocalDate previous = form.map(TeamForm::seasonLastDate).orElse(null);
    for (NearbyGame game : announced) {
      if (game.gameDate().isBefore(date)
          && (previous == null || game.gameDate().isAfter(previous))) {
        previous = game.gameDate();
      }
    }
    return previous;
  }

  /**
   * Team on whose floor the previous game of the season was; empty if nobody announced it or it was
   * on a neutral one.
   */
  Optional<String> previousHost(LocalDate date) {
    LocalDate previous = previousDate(date);
    return announced.stream()
        .filter(game -> game.gameDate().equals(previous) && !game.neutral())
        .reduce((earlier, later) -> later)
        .map(NearbyGame::homeTeam);
  }

  /** Days to the next game announced; null if none is for the days after the date. */
  Long daysToNextGame(LocalDate date) {
    return announced.stream()
        .filter(game -> game.gameDate().isAfter(date))
        .map(game -> ChronoUnit.DAYS.between(date, game.gameDate()))
        .min(Long::compare)
        .orElse(null);
  }

  /** Games announced for [date + 1, date + days]. */
  long gamesInNext(int days, LocalDate date) {
    LocalDate last = date.plusDays(days);
    return announced.stream()
        .filter(game -> game.gameDate().isAfter(date) && !game.gameDate().isAfter(last))
        .count();
  }

  /** Games of the season in [date − days, date − 1], played or announced. */
  long gamesInLast(int days, LocalDate date) {
    LocalDate first = date.minusDays(days);
    Set<String> games = new HashSet<>();
    announced.stream()
        .filter(game -> game.gameDate().isBefore(date) && !game.gameDate().isBefore(first))
        .forEach(game -> games.add(game.gameId()));
    form.stream()
        .flatMap(of -> of.games().stream())
        .filter(game -> game.thisSeason() == 1 && !game.gameDate().isBefore(first))
        .forEach(game -> games.add(game.gameId()));
    return games.size();
  }

  /** Games of the season played before the date. */
  long seasonGames() {
    return form.map(TeamForm::seasonGames).orElse(0L);
  }

  /** Latest known-at of all of it; null if there is nothing. */
  Instant knownAt() {
    Instant latest = form.map(TeamForm::knownAt).orElse(null);
    for (NearbyGame game : announced) {
      latest = GameContext.latest(game.knownAt(), latest);
    }
    return latest;
  }
}
