package io.tipoff.grade.score;

import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A player's games before a slate as simple averages: all his box rows with an earlier date, of any
 * season, kind of game and team. Sums are whole numbers; each average is one division.
 */
final class History {

  private final Optional<SeasonSums> season;
  private final List<RecentSums> recent;

  History(Optional<SeasonSums> season, List<RecentSums> recent) {
    this.season = season;
    this.recent = List.copyOf(recent);
  }

  long games() {
    return season.map(SeasonSums::historyGames).orElse(0L);
  }

  Optional<Instant> knownAt() {
    return season.map(SeasonSums::knownAt);
  }

  /** Mean of the latest {@code last} games (5, 10 or 20); null if there are fewer. */
  Double last(int last, Market market) {
    return games() < last ? null : recentMean(last, market);
  }

  /**
   * Mean of the games of the slate's season; if there are none, of the latest 20 or of as many as
   * there are; null if there are none at all.
   */
  Double season(Market market) {
    return season
        .filter(sums -> sums.seasonGames() > 0)
        .map(sums -> (double) sums.of(market) / sums.seasonGames())
        .orElseGet(() -> recentMean(20, market));
  }

  private Double recentMean(int last, Market market) {
    long games = 0;
    long sum = 0;
    for (RecentSums sums : recent) {
      if (sums.stretch() <= last) {
        games += sums.games();
        sum += sums.of(market);
      }
    }
    return games == 0 ? null : (double) sum / games;
  }
}
