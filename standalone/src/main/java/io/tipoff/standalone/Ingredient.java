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
 * @param ageHours hours from when the newest of what it may rest on became known to the as-of
 * @param window games or days that it looks at
 * @param sources tables that it is computed from
 */
public record Ingredient(
    String feature,
    Double value,
    String unit,
    double ageHours,
    String window,
    List<String> sources) {

  /** The features of a row by column name, in the contract's order. */
  static List<Ingredient> of(Map<String, Object> row) {
    List<Ingredient> ingredients = new ArrayList<>();
    for (Feature feature : FeatureContract.playerGame().features()) {
      if (row.containsKey(feature.name())) {
        String known = feature.family() == Family.MARKET ? "known_at" : "known_at_before_market";
        Duration age = Duration.between((Instant) row.get(known), (Instant) row.get("as_of"));
        ingredients.add(
            new Ingredient(
                feature.name(),
                (Double) row.get(feature.name()),
                feature.unit(),
                Math.rint(age.toMinutes() / 6.0) / 10,
                feature.window(),
                feature.sources()));
      }
    }
    return ingredients;
  }
}
