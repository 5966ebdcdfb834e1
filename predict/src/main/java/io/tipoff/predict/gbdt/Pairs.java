package io.tipoff.predict.gbdt;

/** Centres of games that their model had not seen, with what followed, oldest first. */
final class Pairs {

  private final double[] centres;
  private final long[] outcomes;
  private final String origin;

  /**
   * @param origin where they come from, for the manifest
   */
  Pairs(double[] centres, long[] outcomes, String origin) {
    if (centres.length != outcomes.length) {
      throw new IllegalArgumentException(
          centres.length + " centres with " + outcomes.length + " outcomes");
    }
    this.centres = centres;
    this.outcomes = outcomes;
    this.origin = origin;
  }

  double[] centres() {
    return centres;
  }

  long[] outcomes() {
    return outcomes;
  }

  String origin() {
    return origin;
  }

  int size() {
    return centres.length;
  }
}
