package io.tipoff.predict.ensemble;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shares of the members in twentieths, adding up to 20, each member's at least 0.
 *
 * @param twentieths by member, in the order of their names; members without a share left out
 */
record Weights(Map<String, Integer> twentieths) {

  static final int ALL = 20;

  Weights {
    twentieths = Collections.unmodifiableSortedMap(new TreeMap<>(twentieths));
    int sum = twentieths.values().stream().mapToInt(Integer::intValue).sum();
    if (sum != ALL || twentieths.values().stream().anyMatch(share -> share < 1)) {
      throw new IllegalArgumentException("shares " + twentieths + " do not add up to " + ALL);
    }
  }

  double of(String member) {
    return twentieths.getOrDefault(member, 0) / (double) ALL;
  }

  /** Text for a manifest, such as {@code gbdt=0.85 moving-average=0.15}. */
  String text() {
    return twentieths.keySet().stream()
        .map(member -> member + '=' + of(member))
        .collect(Collectors.joining(" "));
  }

  /**
   * Reads the text.
   *
   * @throws TipoffException CONTRACT if it is none
   */
  static Weights parse(String text) {
    try {
      Map<String, Integer> shares = new TreeMap<>();
      for (String part : text.split(" ", -1)) {
        int at = part.indexOf('=');
        shares.put(
            part.substring(0, at),
            (int) Math.rint(ALL * Double.parseDouble(part.substring(at + 1))));
      }
      return new Weights(shares);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "'" + text + "' are no weights of an ensemble",
          "Train the ensemble again; until then it predicts nothing.",
          e);
    }
  }

  /**
   * The weights with the smallest sum of absolute errors: from the best single member on, a
   * twentieth at a time goes from one member to another as long as that lowers the sum, the pair
   * that lowers it most first. The sum is convex, so that this ends close to its least.
   *
   * @param members names, as many as there are rows of medians
   * @param medians per member what it predicted, in the outcomes' order
   */
  static Weights leastError(List<String> members, double[][] medians, long[] outcomes) {
    int[] shares = best(members.size(), medians, outcomes);
    double least = error(shares, medians, outcomes);
    for (boolean moved = true; moved; ) {
      moved = false;
      int[] bestShares = shares;
      for (int from = 0; from < shares.length; from++) {
        for (int to = 0; to < shares.length; to++) {
          if (from == to || shares[from] == 0) {
            continue;
          }
          int[] tried = shares.clone();
          tried[from]--;
          tried[to]++;
          double error = error(tried, medians, outcomes);
          if (error < least) {
            least = error;
            bestShares = tried;
            moved = true;
          }
        }
      }
      shares = bestShares;
    }
    Map<String, Integer> kept = new TreeMap<>();
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        kept.put(members.get(i), shares[i]);
      }
    }
    return new Weights(kept);
  }

  private static int[] best(int members, double[][] medians, long[] outcomes) {
    int[] best = new int[members];
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < members; i++) {
      int[] alone = new int[members];
      alone[i] = ALL;
      double error = error(alone, medians, outcomes);
      if (error < least) {
        least = error;
        best = alone;
      }
    }
    return best;
  }

  private static double error(int[] shares, double[][] medians, long[] outcomes) {
    double sum = 0;
    for (int row = 0; row < outcomes.length; row++) {
      double centre = 0;
      for (int i = 0; i < shares.length; i++) {
        centre += shares[i] / (double) ALL * medians[i][row];
      }
      sum += Math.abs(centre - outcomes[row]);
    }
    return sum;
  }
}
