package io.tipoff.ingest.synthetic;

import io.tipoff.ingest.fact.SeasonType;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A game of the calendar.
 *
 * @param id ten digits as the league writes them, from a range of its own: they begin with 9
 * @param day slates since the world began
 * @param scheduled announced tip-off
 * @param neutral on nobody's floor
 */
record Game(
    String id,
    String season,
    SeasonType type,
    LocalDate date,
    int day,
    Team home,
    Team away,
    Instant scheduled,
    boolean neutral,
    boolean homeTired,
    boolean awayTired) {

  static String id(String season, SeasonType type, int number) {
    return "90" + type.gameIdDigit() + season.substring(2, 4) + "%05d".formatted(number);
  }

  Game withId(String other) {
    return new Game(
        other, season, type, date, day, home, away, scheduled, neutral, homeTired, awayTired);
  }
}
