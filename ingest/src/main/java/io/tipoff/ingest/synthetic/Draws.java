package io.tipoff.ingest.synthetic;

import java.util.List;

/**
 * Seeded random draws whose bits depend on nothing but the seed: SplitMix64 (Steele, Lea, Flood
 * 2014) and {@link StrictMath}. A child stream belongs to a key, so that drawing more in one place
 * moves nothing elsewhere.
 */
final class Draws {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final double LARGEST_UNIFORM = 1 - 0x1p-53;

  private final long seed;
  private final boolean mirrored;
  private long state;

  Draws(long seed) {
    this(seed, false);
  }

  private Draws(long seed, boolean mirrored) {
    this.seed = seed;
    this.state = seed;
    this.mirrored = mirrored;
  }

  /** The stream of a key below this one; the same whatever was drawn here before. */
  Draws child(long key) {
    return new Draws(mix(seed ^ mix(key + GOLDEN_GAMMA)));
  }

  /**
   * This stream from its beginning with each uniform u turned into 1 − u: every draw has the same
   * distribution, and high here is low there.
   */
  Draws mirror() {
    return new Draws(seed, !mirrored);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    double uniform = (next() >>> 11) * 0x1p-53;
    return mirrored ? LARGEST_UNIFORM - uniform : uniform;
  }

  double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Standard normal (Box–Muller). */
  double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Normal on the log scale with median 1. */
  double logNormal(double sigma) {
    return StrictMath.exp(sigma * gaussian());
  }

  /** Poisson by inversion of one uniform; for means below 500. */
  int poisson(double mean) {
    double left = uniform();
    double probability = StrictMath.exp(-mean);
    int count = 0;
    while (left >= probability && probability > 0) {
      left -= probability;
      count++;
      probability *= mean / count;
    }
    return count;
  }

  /** Sum of two uniforms centred on 0: P(k) = (range + 1 − |k|) / (range + 1)², |k| ≤ range. */
  int triangular(int range) {
    return below(range + 1) + below(range + 1) - range;
  }

  <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  <T> void shuffle(List<T> items) {
    for (int last = items.size() - 1; last > 0; last--) {
      int other = below(last + 1);
      T held = items.get(last);
      items.set(last, items.get(other));
      items.set(other, held);
    }
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
