package io.tipoff.predict.line;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Line calibrations of one system by market.
 *
 * @param byMarket where enough lines had been seen
 */
public record LineCalibrations(Map<Market, LineCalibration> byMarket) {

  private static final Sql LATEST = Sql.of(LineCalibrations.class, "latest-lines.sql");

  /** None at all: every distribution's own chances stand. */
  public static final LineCalibrations NONE = new LineCalibrations(Map.of());

  private record Latest(Market market, Instant fittedAsOf, double intercept, double slope) {}

  public LineCalibrations {
    byMarket = Map.copyOf(byMarket);
  }

  /** The latest of each market known strictly before the instant; one small query. */
  public static LineCalibrations before(RunContext context, String system, Instant instant) {
    Map<Market, LineCalibration> byMarket = new EnumMap<>(Market.class);
    latest(context, system, instant)
        .forEach(
            row -> byMarket.put(row.market(), new LineCalibration(row.intercept(), row.slope())));
    return new LineCalibrations(byMarket);
  }

  /** When the system's were last fitted, strictly before the instant; one small query. */
  static Optional<Instant> lastFit(RunContext context, String system, Instant instant) {
    return latest(context, system, instant).stream()
        .map(Latest::fittedAsOf)
        .max(Instant::compareTo);
  }

  private static List<Latest> latest(RunContext context, String system, Instant instant) {
    return context.query(LATEST, Latest.class, instant, system);
  }

  /**
   * What is added to the logarithmic odds of the over; empty where nobody has a line, or too few
   * lines of the market had been seen.
   *
   * @param line main line that most books have
   */
  public Optional<Double> shift(
      Market market, CountDistribution distribution, Optional<Double> line) {
    LineCalibration calibration = byMarket.get(market);
    return calibration == null
        ? Optional.empty()
        : line.map(main -> calibration.shift(distribution, main));
  }
}
