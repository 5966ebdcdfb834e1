package io.tipoff.predict.gbdt;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The system's own predictions of earlier slates with what followed: their medians are the centres
 * of models that had not seen those games.
 */
final class PastPredictions {

  private static final Sql PAST = Sql.of(PastPredictions.class, "past-predictions.sql");

  /** Days back within which the latest pairs are sought. */
  private static final int DAYS = 500;

  /** Earlier games from which on a player's form says how he plays. */
  private static final int KNOWN_BY = 10;

  record Past(String gameId, String playerId, Market market, double median, long outcome) {}

  private PastPredictions() {}

  /**
   * Per market, oldest first, in one query.
   *
   * @param rows feature rows of the same games
   */
  static Map<Market, Pairs> before(
      RunContext context, String system, Instant instant, FeatureRows rows) {
    Map<String, Integer> places = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      places.put(key(rows.subjects().get(row).gameId(), rows.subjects().get(row).playerId()), row);
    }
    var date = context.slate().date();
    Map<Market, List<Past>> byMarket = new EnumMap<>(Market.class);
    context
        .query(PAST, Past.class, instant, system, date.minusDays(DAYS), date, instant, date)
        .forEach(row -> byMarket.computeIfAbsent(row.market(), _ -> new ArrayList<>()).add(row));
    Predicate<Past> known =
        one -> {
          Integer row = places.get(key(one.gameId(), one.playerId()));
          return row != null && rows.subjects().get(row).historyGames() >= KNOWN_BY;
        };
    Map<Market, Pairs> pairs = new EnumMap<>(Market.class);
    byMarket.forEach(
        (market, all) -> {
          List<Past> past = ofKnownPlayers(all, known);
          pairs.put(
              market,
              new Pairs(
                  past.stream().mapToDouble(Past::median).toArray(),
                  past.stream().mapToLong(Past::outcome).toArray(),
                  expected(past, market, rows, places),
                  "own past predictions"));
        });
    return pairs;
  }

  /**
   * Those of players with ten earlier games, if there are enough of them. Of one who shot no three
   * in his first game, and of one who never shoots, the same is expected; the first one will.
   */
  static List<Past> ofKnownPlayers(List<Past> past, Predicate<Past> known) {
    List<Past> of = past.stream().filter(known).toList();
    return of.size() >= GbdtTrainer.ENOUGH_PAIRS ? of : past;
  }

  private static double[] expected(
      List<Past> past, Market market, FeatureRows rows, Map<String, Integer> places) {
    int feature = rows.place(Recipe.expected(market));
    return past.stream()
        .map(one -> places.get(key(one.gameId(), one.playerId())))
        .mapToDouble(row -> row == null ? Double.NaN : rows.value(row, feature))
        .toArray();
  }

  private static String key(String gameId, String playerId) {
    return gameId + '|' + playerId;
  }
}
