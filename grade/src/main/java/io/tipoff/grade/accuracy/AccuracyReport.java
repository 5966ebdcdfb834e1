package io.tipoff.grade.accuracy;

import io.tipoff.run.RunContext;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is known of accuracy: systems season by season beside line and last-ten mean on
 * the same rows, bets by edge, calibration, and the baselines on all rows.
 *
 * @param systems one row per origin, system, market and season, span SEASON
 * @param bands the same by side and edge, and by tenth of the predicted chance
 * @param baselines simple averages and betting line on all box rows that the rules name
 */
public record AccuracyReport(
    List<AccuracyRow> systems, List<PickBand> bands, BaselineReport baselines) {

  private static final Sql BANDS = Sql.of(AccuracyReport.class, "band_totals.sql");
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  public AccuracyReport {
    systems = List.copyOf(systems);
    bands = List.copyOf(bands);
  }

  /** Computes the report from all graded slates of the warehouse. Blocks. */
  public static AccuracyReport of(Warehouse warehouse, AccuracyFilter filter) {
    return new AccuracyReport(
        systems(warehouse, filter),
        warehouse.query(BANDS, PickBand.BandTotals.class, RunContext.LATEST).stream()
            .filter(band -> filter.takes(band.origin(), band.system(), band.market()))
            .filter(band -> filter.takesSeason(band.season()))
            .map(PickBand::of)
            .toList(),
        BaselineReport.of(warehouse).only(filter));
  }

  private static List<AccuracyRow> systems(Warehouse warehouse, AccuracyFilter filter) {
    List<AccuracyRow> rows = new ArrayList<>();
    SystemDays.read(warehouse, RunContext.LATEST, LAST)
        .forEach(
            (group, days) -> {
              if (!filter.takes(group.origin(), group.system(), group.market())) {
                return;
              }
              SortedMap<String, List<AccuracyDay>> seasons = new TreeMap<>();
              for (AccuracyDay day : days) {
                if (filter.takesSeason(day.season())) {
                  seasons.computeIfAbsent(day.season(), _ -> new ArrayList<>()).add(day);
                }
              }
              seasons
                  .values()
                  .forEach(
                      season ->
                          rows.add(
                              AccuracyRows.of(
                                  group, Span.SEASON, season.getLast().date(), season)));
            });
    return rows;
  }
}
