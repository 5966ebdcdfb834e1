package io.tipoff.features.contract;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A rostered player's game as the context tables of the same as-of tell it. Spread, rest and home
 * are his team's; the opponent's numbers are over its latest 15 games, the league's are means over
 * all teams of the same.
 */
public record Fixture(
    String gameId,
    String playerId,
    String team,
    String opponent,
    LocalDate gameDate,
    String season,
    String seasonType,
    long home,
    Long daysRest,
    Long backToBack,
    Long opponentDaysRest,
    Double travelKm,
    Long timeZonesCrossed,
    Long daysToNextGame,
    Long backToBackNext,
    Long gamesNext7,
    Long seasonGames,
    Double spread,
    Double total,
    Double impliedTeamTotal,
    Double opponentPace,
    Double opponentDefensiveRating,
    Double opponentPointsAllowed,
    Double opponentReboundsAllowed,
    Double opponentAssistsAllowed,
    Double opponentThreesAllowed,
    Double opponentStealsAllowed,
    Double opponentBlocksAllowed,
    Double opponentFreeThrowRateAllowed,
    Double leaguePace,
    Double leaguePointsAllowed,
    Double leagueReboundsAllowed,
    Double leagueAssistsAllowed,
    Double leagueThreesAllowed,
    Double leagueStealsAllowed,
    Double leagueBlocksAllowed,
    Double leagueFreeThrowRateAllowed,
    Instant rosterKnownAt,
    Instant contextKnownAtBeforeMarket,
    Instant contextKnownAt,
    Instant allowanceKnownAt) {

  /** Latest known-at of everything the row rests on, odds left out. */
  public Instant knownAtBeforeMarket() {
    return later(later(rosterKnownAt, allowanceKnownAt), contextKnownAtBeforeMarket);
  }

  /**
   * Latest known-at of everything the row rests on.
   *
   * @param quotesKnownAt latest known-at of the quotes on his team's players; null without one
   */
  public Instant knownAt(Instant quotesKnownAt) {
    return later(later(knownAtBeforeMarket(), contextKnownAt), quotesKnownAt);
  }

  /** The later of two instants, of which the second may be absent. */
  public static Instant later(Instant one, Instant other) {
    return other == null || !one.isBefore(other) ? one : other;
  }
}
