package io.tipoff.grade.accuracy;

import io.tipoff.grade.score.ScoredRow;
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
 * Mean absolute errors on the predicted rows whose line lies in a band, all on the same rows.
 *
 * @param from whole number that the line is not below
 * @param to whole number that it is below
 * @param rows how many they are
 * @param mae of the system's unrounded median
 * @param lineMae of the line
 * @param last10Mae of the mean of the last ten games
 */
public record LineBand(
    String season,
    Origin origin,
    String system,
    Market market,
    long from,
    long to,
    long rows,
    double mae,
    double lineMae,
    double last10Mae) {

  private static final Sql ERRORS = Sql.of(LineBand.class, "line_errors.sql");

  /** A whole number below lines; of {@code line_errors.sql}. */
  record LineErrors(
      String season,
      Origin origin,
      String system,
      Market market,
      long line,
      long n,
      double error,
      double lineError,
      double last10Error) {}

  private record Key(String season, Origin origin, String system, Market market, long from) {}

  /** All bands, by season, origin, system, market and line. */
  static List<LineBand> read(Warehouse warehouse, AccuracyFilter filter) {
    Map<Key, List<LineErrors>> bands = new LinkedHashMap<>();
    for (LineErrors at :
        warehouse.query(
            ERRORS,
            LineErrors.class,
            RunContext.LATEST,
            RunContext.LATEST,
            (long) ScoredRow.LEAST_HISTORY)) {
      if (filter.takes(at.origin(), at.system(), at.market()) && filter.takesSeason(at.season())) {
        long width = width(at.market());
        bands
            .computeIfAbsent(
                new Key(
                    at.season(),
                    at.origin(),
                    at.system(),
                    at.market(),
                    Math.floorDiv(at.line(), width) * width),
                _ -> new ArrayList<>())
            .add(at);
      }
    }
    List<LineBand> found = new ArrayList<>();
    bands.forEach((key, lines) -> found.add(of(key, lines)));
    return found;
  }

  private static LineBand of(Key key, List<LineErrors> lines) {
    long rows = lines.stream().mapToLong(LineErrors::n).sum();
    return new LineBand(
        key.season(),
        key.origin(),
        key.system(),
        key.market(),
        key.from(),
        key.from() + width(key.market()),
        rows,
        lines.stream().mapToDouble(LineErrors::error).sum() / rows,
        lines.stream().mapToDouble(LineErrors::lineError).sum() / rows,
        lines.stream().mapToDouble(LineErrors::last10Error).sum() / rows);
  }

  /** Counts that a band is wide: some ten bands from a bench player's line to a star's. */
  private static long width(Market market) {
    return switch (market) {
      case POINTS -> 5;
      case PRA -> 10;
      case THREES -> 1;
      default -> 2;
    };
  }
}
