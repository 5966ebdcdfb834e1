package io.tipoff.standalone;

import io.tipoff.features.contract.Family;
import io.tipoff.features.contract.Feature;
import io.tipoff.features.contract.FeatureContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A feature as a prediction saw it.
 *
 * @param value null where it was not known
 * @param newestInputHours hours from when the newest of all that its row rests on became known to
 *     the as-of, the odds left out but for a feature of the market; its own newest input is as old
 *     or older, which no row tells; null where the value is
 * @param window games or days that it looks at
 * @param sources tables that it is computed from
 */
public record Ingredient(
    String feature,
    Double value,
    String unit,
    Double newestInputHours,
    String window,
    List<String> sources) {

  /** The features of a row by column name, in the contract's order. */
  static List<Ingredient> of(Map<String, Object> row) {
    List<Ingredient> ingredients = new ArrayList<>();
    for (Feature feature : FeatureContract.playerGame().features()) {
      if (row.containsKey(feature.name())) {
        Double value = (Double) row.get(feature.name());
        ingredients.add(
            new Ingredient(
                feature.name(),
                value,
                feature.unit(),
                value == null ? null : newestInputHours(row, feature.family()),
                feature.window(),
                feature.sources()));
      }
    }
    return ingredients;
  }

  private static Double newestInputHours(Map<String, Object> row, Family family) {
    String known = family == Family.MARKET ? "known_at" : "known_at_before_market";
    Duration age = Duration.between((Instant) row.get(known), (Instant) row.get("as_of"));
    return Math.rint(age.toMinutes() / 6.0) / 10;
  }
}
