package io.tipoff.ingest.oddsapi;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.ClosingOdds;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.oddsapi.EventOdds.Offer;
import io.tipoff.ingest.oddsapi.EventOdds.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spread and total of a slate's games: the median over the books, which nobody need offer. Every
 * payload that moves a game's odds is a source of its own, so that what was known before stands.
 */
final class GameOdds {

  private static final String SPREADS = "spreads";
  private static final String TOTALS = "totals";
  private static final double LARGEST_SPREAD = 60;
  private static final double SMALLEST_TOTAL = 100;
  private static final double LARGEST_TOTAL = 400;

  private final Refusals refusals;
  private final Map<String, ClosingOdds> latest = new HashMap<>();
  private final List<Known<ClosingOdds>> all = new ArrayList<>();

  GameOdds(Refusals refusals) {
    this.refusals = refusals;
  }

  List<Known<ClosingOdds>> all() {
    return List.copyOf(all);
  }

  /** Whether a market is one of these. */
  static boolean holds(String market) {
    return market.equals(SPREADS) || market.equals(TOTALS);
  }

  /**
   * The next payload.
   *
   * @param offers of these markets, none of a game under way
   */
  void then(AnnouncedGame game, List<Offer> offers, String file, Instant receivedAt) {
    List<Double> spreads = new ArrayList<>();
    List<Double> totals = new ArrayList<>();
    for (Offer offer : offers) {
      for (Outcome outcome : offer.outcomes()) {
        if (offer.market().equals(TOTALS) && outcome.name().equals("Over")) {
          point(outcome, SMALLEST_TOTAL, LARGEST_TOTAL, file).ifPresent(totals::add);
        } else if (offer.market().equals(SPREADS)
            && SlateEvents.team(outcome.name()).equals(Optional.of(game.home()))) {
          point(outcome, -LARGEST_SPREAD, LARGEST_SPREAD, file).ifPresent(spreads::add);
        }
      }
    }
    Optional<ClosingOdds> before = Optional.ofNullable(latest.get(game.gameId()));
    Optional<Double> spread = median(spreads).or(() -> before.flatMap(ClosingOdds::spreadHome));
    Optional<Double> total = median(totals).or(() -> before.flatMap(ClosingOdds::total));
    boolean moved =
        !spread.equals(before.flatMap(ClosingOdds::spreadHome))
            || !total.equals(before.flatMap(ClosingOdds::total));
    if (moved) {
      ClosingOdds odds =
          new ClosingOdds(
              game.season(),
              game.gameDate(),
              game.gameId(),
              game.home(),
              game.away(),
              spread,
              total,
              OddsApiSource.NAME + " " + receivedAt);
      latest.put(game.gameId(), odds);
      all.add(new Known<>(odds, receivedAt));
    }
  }

  private Optional<Double> point(Outcome outcome, double least, double most, String file) {
    Optional<Double> point = outcome.point().map(BigDecimal::doubleValue);
    Optional<Double> sound = point.filter(value -> value >= least && value <= most);
    if (sound.isEmpty()) {
      refusals.add(
          file,
          outcome.element(),
          "point",
          point
              .map(value -> "point is " + value + ", not from " + least + " to " + most)
              .orElse("point is missing"),
          "The other books' count. If it stays so, compare with the book's own page.",
          outcome.name());
    }
    return sound;
  }

  private static Optional<Double> median(List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int upper = sorted.size() / 2;
    int lower = (sorted.size() - 1) / 2;
    return Optional.of((sorted.get(lower) + sorted.get(upper)) / 2);
  }
}
