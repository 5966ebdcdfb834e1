package io.tipoff.grade.accuracy;

import io.tipoff.run.RunContext;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Everything that is known of accuracy: systems season by season beside line and last-ten mean on
 * the same rows, bets by edge, calibration, and the baselines on all rows.
 *
 * @param systems one row per origin, system, market and season, span SEASON
 * @param bands the same by side and edge, and by tenth of the predicted chance
 * @param calibration chances beside what happened on all rows, quoted or not
 * @param lines errors by the height of the line
 * @param chances chances and integer medians beside the market's, after a burn-in
 * @param returns profit of the bets over each season, where there were any
 * @param closings where books stood before the tip, of bets that they took earlier
 * @param health how the bets of each system do against their prices, after all its dates
 * @param coverage who appeared and had been predicted, by origin, system and season
 * @param baselines simple averages and betting line on all box rows that the rules name
 */
public record AccuracyReport(
    List<AccuracyRow> systems,
    List<PickBand> bands,
    List<CalibrationError> calibration,
    List<LineBand> lines,
    List<MarketChances> chances,
    List<ReturnCurve> returns,
    List<ClosingValue> closings,
    List<ModelHealth> health,
    List<Coverage> coverage,
    BaselineReport baselines) {

  private static final Sql BANDS = Sql.of(AccuracyReport.class, "band_totals.sql");
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  public AccuracyReport {
    systems = List.copyOf(systems);
    bands = List.copyOf(bands);
    calibration = List.copyOf(calibration);
    lines = List.copyOf(lines);
    chances = List.copyOf(chances);
    returns = List.copyOf(returns);
    closings = List.copyOf(closings);
    health = List.copyOf(health);
    coverage = List.copyOf(coverage);
  }

  /** Computes the report from all graded slates of the warehouse. Blocks. */
  public static AccuracyReport of(Warehouse warehouse, AccuracyFilter filter) {
    List<AccuracyRow> systems = new ArrayList<>();
    List<ReturnCurve> returns = new ArrayList<>();
    MarketChances.Table chances = new MarketChances.Table();
    SortedMap<SystemDays.Group, List<AccuracyDay>> days =
        SystemDays.read(warehouse, RunContext.LATEST, LAST);
    seasons(
        days,
        filter,
        (group, season) -> {
          LocalDate last = season.getLast().date();
          systems.add(AccuracyRows.of(group, Span.SEASON, last, season));
          chances.add(group, season);
          ReturnCurve curve = ReturnCurve.of(season.getLast().season(), group, season);
          if (!curve.points().isEmpty()) {
            returns.add(curve);
          }
        });
    return new AccuracyReport(
        systems,
        warehouse.query(BANDS, PickBand.BandTotals.class, RunContext.LATEST).stream()
            .filter(band -> filter.takes(band.origin(), band.system(), band.market()))
            .filter(band -> filter.takesSeason(band.season()))
            .map(PickBand::of)
            .toList(),
        CalibrationError.read(warehouse, filter),
        LineBand.read(warehouse, filter),
        chances.rows(),
        returns,
        ClosingValue.read(warehouse, filter),
        health(days, filter),
        Coverage.of(warehouse, filter),
        BaselineReport.of(warehouse).only(filter));
  }

  /** Up to the last date that was asked for. */
  private static List<ModelHealth> health(
      SortedMap<SystemDays.Group, List<AccuracyDay>> days, AccuracyFilter filter) {
    List<ModelHealth> health = new ArrayList<>();
    days.forEach(
        (group, of) -> {
          if (filter.takes(group.origin(), group.system(), group.market())) {
            int end = of.size();
            while (end > 0 && !filter.takesSeason(of.get(end - 1).season())) {
              end--;
            }
            ModelHealth.of(group, of.subList(0, end)).ifPresent(health::add);
          }
        });
    return health;
  }

  private static void seasons(
      SortedMap<SystemDays.Group, List<AccuracyDay>> days,
      AccuracyFilter filter,
      BiConsumer<SystemDays.Group, List<AccuracyDay>> each) {
    days.forEach(
        (group, of) -> {
          if (!filter.takes(group.origin(), group.system(), group.market())) {
            return;
          }
          SortedMap<String, List<AccuracyDay>> seasons = new TreeMap<>();
          for (AccuracyDay day : of) {
            if (filter.takesSeason(day.season())) {
              seasons.computeIfAbsent(day.season(), _ -> new ArrayList<>()).add(day);
            }
          }
          seasons.values().forEach(season -> each.accept(group, season));
        });
  }
}
