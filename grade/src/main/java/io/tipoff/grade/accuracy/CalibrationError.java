package io.tipoff.grade.accuracy;

import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a season's predicted chances lie from what happened, quoted or not: at the whole number
 * below the 50/30/20 blend of averages, plus one half, on all scored rows with a prediction.
 *
 * @param rows how many they are
 * @param error expected calibration error: of ten bins of like size, by the chance, the mean
 *     distance of the share that went over from the mean chance, weighted by rows; 0–1
 * @param perfect what a forecast whose chances are all true has on as many rows, on average: {@code
 *     √(2/π)} standard errors of each bin's share
 */
public record CalibrationError(
    String season,
    Origin origin,
    String system,
    Market market,
    long rows,
    double error,
    double perfect) {

  private static final Sql BINS = Sql.of(CalibrationError.class, "blend_bins.sql");

  /** Mean distance of a normal variable from its mean, in standard deviations. */
  private static final double MEAN_DISTANCE = StrictMath.sqrt(2 / Math.PI);

  /** A bin; of {@code blend_bins.sql}. */
  record Bin(
      String season,
      Origin origin,
      String system,
      Market market,
      long bin,
      long n,
      long overs,
      double expected,
      double variance) {}

  private record Key(String season, Origin origin, String system, Market market) {}

  /** One row per season, origin, system and market that has such rows. */
  static List<CalibrationError> read(Warehouse warehouse, AccuracyFilter filter) {
    Map<Key, List<Bin>> bins = new LinkedHashMap<>();
    for (Bin bin : warehouse.query(BINS, Bin.class, RunContext.LATEST)) {
      if (filter.takes(bin.origin(), bin.system(), bin.market())
          && filter.takesSeason(bin.season())) {
        bins.computeIfAbsent(
                new Key(bin.season(), bin.origin(), bin.system(), bin.market()),
                _ -> new ArrayList<>())
            .add(bin);
      }
    }
    List<CalibrationError> errors = new ArrayList<>();
    bins.forEach((key, of) -> errors.add(of(key, of)));
    return errors;
  }

  private static CalibrationError of(Key key, List<Bin> bins) {
    long rows = bins.stream().mapToLong(Bin::n).sum();
    return new CalibrationError(
        key.season(),
        key.origin(),
        key.system(),
        key.market(),
        rows,
        bins.stream().mapToDouble(bin -> Math.abs(bin.overs() - bin.expected())).sum() / rows,
        bins.stream().mapToDouble(bin -> MEAN_DISTANCE * Math.sqrt(bin.variance())).sum() / rows);
  }
}
