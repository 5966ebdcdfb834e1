package io.tipoff.grade.accuracy;

import io.tipoff.grade.score.Baseline;
import io.tipoff.grade.score.Millionths;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Mean absolute errors of the simple averages and of the betting line, on all box rows that the
 * rules name, predicted or not: regular season and play-in, with at least ten games of history.
 *
 * @param averages one row per season and market
 * @param lines one row per season and market in which anybody quoted a line
 */
public record BaselineReport(List<Averages> averages, List<Lines> lines) {

  private static final Sql TOTALS = Sql.of(BaselineReport.class, "baseline_totals.sql");

  public BaselineReport {
    averages = List.copyOf(averages);
    lines = List.copyOf(lines);
  }

  /**
   * Errors of the simple averages on all scored rows.
   *
   * @param blend of last 5, last 10 and season, weighted 50, 30 and 20
   * @param last10AndSeason mean of the two
   */
  public record Averages(
      String season,
      Market market,
      long rows,
      double last5,
      double last10,
      double seasonMean,
      double blend,
      double last10AndSeason) {}

  /** Errors on the scored rows that have a market line: of the line, and of the averages. */
  public record Lines(
      String season,
      Market market,
      long rows,
      double line,
      double last10,
      double blend,
      double last10AndSeason) {}

  /** Adds up every scored slate that the warehouse holds. */
  public static BaselineReport of(Warehouse warehouse) {
    SortedMap<String, Map<Market, Map<Baseline, Totals>>> seasons = new TreeMap<>();
    for (Totals totals : warehouse.query(TOTALS, Totals.class, RunContext.LATEST)) {
      seasons
          .computeIfAbsent(totals.season(), _ -> new EnumMap<>(Market.class))
          .computeIfAbsent(totals.market(), _ -> new EnumMap<>(Baseline.class))
          .put(totals.kind(), totals);
    }
    List<Averages> averages = new ArrayList<>();
    List<Lines> lines = new ArrayList<>();
    seasons.forEach(
        (season, markets) ->
            markets.forEach(
                (market, totals) -> {
                  averages.add(averages(season, market, totals));
                  if (totals.containsKey(Baseline.LINE)) {
                    lines.add(lines(season, market, totals));
                  }
                }));
    return new BaselineReport(averages, lines);
  }

  /** The rows of the filter's season and market. */
  public BaselineReport only(AccuracyFilter filter) {
    return new BaselineReport(
        averages.stream()
            .filter(row -> filter.takesSeason(row.season()))
            .filter(row -> filter.market().map(row.market()::equals).orElse(true))
            .toList(),
        lines.stream()
            .filter(row -> filter.takesSeason(row.season()))
            .filter(row -> filter.market().map(row.market()::equals).orElse(true))
            .toList());
  }

  private static Averages averages(String season, Market market, Map<Baseline, Totals> totals) {
    return new Averages(
        season,
        market,
        totals.get(Baseline.LAST_10).scored(),
        totals.get(Baseline.LAST_5).mae(),
        totals.get(Baseline.LAST_10).mae(),
        totals.get(Baseline.SEASON_MEAN).mae(),
        totals.get(Baseline.BLEND_50_30_20).mae(),
        totals.get(Baseline.LAST_10_AND_SEASON).mae());
  }

  private static Lines lines(String season, Market market, Map<Baseline, Totals> totals) {
    return new Lines(
        season,
        market,
        totals.get(Baseline.LINE).lined(),
        totals.get(Baseline.LINE).linedMae(),
        totals.get(Baseline.LAST_10).linedMae(),
        totals.get(Baseline.BLEND_50_30_20).linedMae(),
        totals.get(Baseline.LAST_10_AND_SEASON).linedMae());
  }

  /** A season's sums of one baseline in one market; of {@code baseline_totals.sql}. */
  private record Totals(
      String season,
      Market market,
      String baseline,
      long scored,
      long error,
      long lined,
      long linedError) {

    Baseline kind() {
      for (Baseline kind : Baseline.values()) {
        if (kind.id().equals(baseline)) {
          return kind;
        }
      }
      throw new IllegalStateException("grades.baseline_day names a baseline '" + baseline + "'");
    }

    double mae() {
      return Millionths.mean(error, scored);
    }

    double linedMae() {
      return Millionths.mean(linedError, lined);
    }
  }
}
