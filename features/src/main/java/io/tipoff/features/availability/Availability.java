package io.tipoff.features.availability;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is expected to play, by the latest report on each player. A team is reported on from the
 * first row about any of its players: from then on somebody without a row is not listed, before it
 * nothing is known of him.
 */
public final class Availability {

  /** Nobody reported anything. */
  public static final Availability UNKNOWN = of(List.of());

  private final Map<String, ReportedStatus> latest = new HashMap<>();
  private final Map<String, Instant> reportedOn = new HashMap<>();

  private Availability() {}

  /** From the rows of a slate's reports, oldest first. */
  public static Availability of(List<ReportedStatus> oldestFirst) {
    Availability availability = new Availability();
    for (ReportedStatus row : oldestFirst) {
      availability.reportedOn.merge(row.team(), row.knownAt(), Availability::earlier);
      availability.latest.merge(
          row.playerId(), row, (old, now) -> old.status() == now.status() ? old : now);
    }
    return availability;
  }

  /** Whether any of the team's players was reported on. */
  public boolean covers(String team) {
    return reportedOn.containsKey(team);
  }

  /** Chance to miss the game: 1 out to 0 not listed; null if his team was not reported on. */
  public Double chanceToMiss(String playerId, String team) {
    ReportedStatus own = latest.get(playerId);
    if (own == null) {
      return covers(team) ? Double.valueOf(0) : null;
    }
    return switch (own.status()) {
      case OUT -> 1.0;
      case DOUBTFUL -> 0.75;
      case QUESTIONABLE -> 0.5;
      case PROBABLE -> 0.25;
      case AVAILABLE -> 0.0;
    };
  }

  /**
   * Since when the statuses of a team's players are what they are; a report that repeats the one
   * before it changes nothing. Null if nobody reported on them.
   */
  public Instant knownAt(String team, List<String> playerIds) {
    Instant known = reportedOn.get(team);
    for (String player : playerIds) {
      ReportedStatus own = latest.get(player);
      if (own != null && (known == null || own.knownAt().isAfter(known))) {
        known = own.knownAt();
      }
    }
    return known;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
