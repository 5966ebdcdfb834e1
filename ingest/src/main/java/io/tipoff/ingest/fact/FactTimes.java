package io.tipoff.ingest.fact;

import io.tipoff.time.LeagueTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a fact of a season file became known, and when a game began. The files say neither but for
 * the stamps of some quotes; these rules never place a fact earlier than it can have been known.
 */
public final class FactTimes {

  private static final LocalTime BOX_SCORES = LocalTime.of(6, 0);
  private static final LocalTime POSTSEASON_PAIRINGS = LocalTime.of(9, 0);
  private static final LocalTime USUAL_TIP = LocalTime.of(19, 0);
  private static final Duration CEREMONIES = Duration.ofMinutes(10);
  private static final Duration LATEST_PREGAME_STAMP = Duration.ofMinutes(30);
  private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

  private FactTimes() {}

  /** A regular-season game is known when the season begins, another 09:00 the day before. */
  public static Instant scheduleKnownAt(SeasonType type, LocalDate date, LocalDate seasonStart) {
    return switch (type) {
      case RS -> LeagueTime.at(seasonStart, LocalTime.MIDNIGHT);
      case PI, PO -> LeagueTime.at(date.minusDays(1), POSTSEASON_PAIRINGS);
    };
  }

  /** Box scores and final scores: 06:00 of the next day. */
  public static Instant boxKnownAt(LocalDate date) {
    return LeagueTime.at(date.plusDays(1), BOX_SCORES);
  }

  /** Closing spread and total: one minute before the tip. */
  public static Instant closingOddsKnownAt(Instant tip) {
    return tip.minus(ONE_MINUTE);
  }

  /** A quote: its stamp, else noon of the game's date. */
  public static Instant quoteKnownAt(Optional<Instant> stamp, LocalDate date) {
    return stamp.orElseGet(() -> LeagueTime.noon(date));
  }

  /**
   * Whether a stamp can only be of a game under way: more than 30 minutes after the scheduled tip,
   * or, where none is known, on a later local date than the game's.
   */
  public static boolean isInGame(Instant stamp, Optional<Instant> scheduledAt, LocalDate date) {
    return scheduledAt
        .map(scheduled -> stamp.isAfter(scheduled.plus(LATEST_PREGAME_STAMP)))
        .orElseGet(() -> LeagueTime.dateOf(stamp).isAfter(date));
  }

  /**
   * The assumed tip: 10 minutes after the scheduled one or one minute after the latest stamp of a
   * quote before the game, whichever is later; without either, 19:00.
   */
  public static Instant tip(
      Optional<Instant> scheduledAt, Optional<Instant> latestStamp, LocalDate date) {
    Optional<Instant> scheduledTip = scheduledAt.map(scheduled -> scheduled.plus(CEREMONIES));
    Optional<Instant> stampedTip = latestStamp.map(stamp -> stamp.plus(ONE_MINUTE));
    if (scheduledTip.isPresent() && stampedTip.isPresent()) {
      boolean later = stampedTip.get().isAfter(scheduledTip.get());
      return later ? stampedTip.get() : scheduledTip.get();
    }
    return scheduledTip.or(() -> stampedTip).orElseGet(() -> LeagueTime.at(date, USUAL_TIP));
  }
}
