package io.tipoff.transform.context;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When a team played and will play, around a date, as known before the cut-off.
 *
 * @param form what its earlier games say; absent before its first game
 * @param nearby games announced or played within two weeks of the date, oldest first
 */
record TeamSchedule(Optional<TeamForm> form, List<NearbyGame> nearby) {

  /** One game of the team that was announced or played by then. */
  record NearbyGame(String team, String gameId, LocalDate gameDate, Instant knownAt) {}

  /** Days since the previous game of the season; null before its first. */
  Long daysRest(LocalDate date) {
    LocalDate previous = form.map(TeamForm::seasonLastDate).orElse(null);
    for (NearbyGame game : nearby) {
      if (game.gameDate().isBefore(date)
          && (previous == null || game.gameDate().isAfter(previous))) {
        previous = game.gameDate();
      }
    }
    return previous == null ? null : Long.valueOf(ChronoUnit.DAYS.between(previous, date));
  }

  /** Games in [date − days, date − 1]. */
  long gamesInLast(int days, LocalDate date) {
    LocalDate first = date.minusDays(days);
    return nearby.stream()
        .filter(game -> game.gameDate().isBefore(date) && !game.gameDate().isBefore(first))
        .count();
  }

  /** Days to the next game announced within two weeks; null if none is. */
  Long daysToNextGame(LocalDate date) {
    return nearby.stream()
        .filter(game -> game.gameDate().isAfter(date))
        .findFirst()
        .map(game -> ChronoUnit.DAYS.between(date, game.gameDate()))
        .orElse(null);
  }

  /** Latest known-at of all of it; null if there is nothing. */
  Instant knownAt() {
    Instant latest = form.map(TeamForm::knownAt).orElse(null);
    for (NearbyGame game : nearby) {
      latest = GameContext.latest(game.knownAt(), latest);
    }
    return latest;
  }
}
