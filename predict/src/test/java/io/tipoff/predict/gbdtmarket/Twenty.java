package io.tipoff.predict.gbdtmarket;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.training.TrainingRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A player of whom the boosters expect 20 in all markets. */
final class Twenty {

  static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");

  private Twenty() {}

  static CountDistribution distribution() {
    double[] quantiles = new double[CountDistribution.SIZE];
    Arrays.setAll(quantiles, i -> 20 + 14 * (CountDistribution.probability(i) - 0.5));
    return CountDistribution.ofQuantiles(quantiles);
  }

  static Own in(String... games) {
    String text = distribution().text();
    List<Own.Said> said = new ArrayList<>();
    for (String game : games) {
      TrainingRows.MARKETS.forEach(market -> said.add(new Own.Said(game, "p1", market, text)));
    }
    return new Own(said);
  }

  /**
   * His row of a game.
   *
   * @param quoted values of {@link QuotedLines#features}; what is not there is not known
   */
  static Object[] row(String game, Map<String, Double> quoted) {
    List<Object> row =
        new ArrayList<>(
            Arrays.asList(
                game,
                "p1",
                LocalDate.parse("2025-01-15"),
                "2024-25",
                "RS",
                "BOS",
                "NYK",
                "contract",
                50L,
                1.0,
                "digest",
                NOON,
                NOON,
                null));
    QuotedLines.features().forEach(name -> row.add(quoted.get(name)));
    return row.toArray();
  }
}
