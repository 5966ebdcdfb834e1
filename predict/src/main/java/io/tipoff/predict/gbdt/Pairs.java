package io.tipoff.predict.gbdt;

/**
 * Centres of games that their model had not seen, with what followed, oldest first.
 *
 * @param origin where they come from, for the manifest
 */
record Pairs(double[] centres, long[] outcomes, String origin) {

  Pairs {
    if (centres.length != outcomes.length) {
      throw new IllegalArgumentException(
          centres.length + " centres with " + outcomes.length + " outcomes");
    }
  }

  int size() {
    return centres.length;
  }
}
