package io.tipoff.distribution;

/** Logarithms of odds, {@code ln p/(1 − p)}. */
public final class LogOdds {

  private static final double LEAST_CHANCE = 1e-4;

  private LogOdds() {}

  /** Of a chance; what is nearer than {@value #LEAST_CHANCE} to 0 or 1 counts as that far. */
  public static double of(double chance) {
    double inside = Math.clamp(chance, LEAST_CHANCE, 1 - LEAST_CHANCE);
    return StrictMath.log(inside / (1 - inside));
  }

  /** The chance that has them. */
  public static double chance(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
