package io.tipoff.predict.gbdt;

import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The system's own predictions of earlier slates with what followed: their medians are the centres
 * of models that had not seen those games.
 */
final class PastPredictions {

  private static final Sql PAST = Sql.of(PastPredictions.class, "past-predictions.sql");

  /** Days back within which the latest pairs are sought. */
  private static final int DAYS = 500;

  record Past(Market market, double median, long outcome) {}

  private PastPredictions() {}

  /** Per market, oldest first, in one query. */
  static Map<Market, Pairs> before(RunContext context, Instant instant) {
    var date = context.slate().date();
    Map<Market, List<Past>> byMarket = new EnumMap<>(Market.class);
    context
        .query(PAST, Past.class, instant, Gbdt.ID, date.minusDays(DAYS), date, instant, date)
        .forEach(row -> byMarket.computeIfAbsent(row.market(), _ -> new ArrayList<>()).add(row));
    Map<Market, Pairs> pairs = new EnumMap<>(Market.class);
    byMarket.forEach(
        (market, rows) ->
            pairs.put(
                market,
                new Pairs(
                    rows.stream().mapToDouble(Past::median).toArray(),
                    rows.stream().mapToLong(Past::outcome).toArray(),
                    "own past predictions")));
    return pairs;
  }
}
