package io.tipoff.predict.system;

import java.util.Objects;

/**
 * What one thing adds to the centre of a prediction.
 *
 * @param name a feature, a past game, another system, or what all rows have in common
 * @param value the thing's own value; null where it has none or it is not known
 * @param amount what it adds, in counts; negative where it lowers the centre
 */
public record Contribution(String name, Double value, double amount) {

  public Contribution {
    Objects.requireNonNull(name, "name");
  }

  /** With a value of a feature row, where NaN is not known. */
  public static Contribution of(String name, float value, double amount) {
    return new Contribution(name, Float.isNaN(value) ? null : (double) value, amount);
  }
}
