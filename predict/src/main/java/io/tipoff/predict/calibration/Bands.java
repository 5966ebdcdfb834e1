package io.tipoff.predict.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Calibrations of three bands of rows, by how far a feature lies from the centre in units of its
 * spread. For small counts: there a centre that minimises absolute error stands at few places, and
 * the feature tells rows apart that share one.
 *
 * @param feature expected count by another way
 * @param cuts between the bands, rising; a row on a cut belongs to the upper band
 * @param calibrations one more than cuts
 */
public record Bands(String feature, List<Double> cuts, List<Calibration> calibrations) {

  /** Pairs below which bands are not told apart. */
  public static final int LEAST_PAIRS = 3000;

  private static final int BANDS = 3;
  private static final double ROUNDING = 1e4;

  public Bands {
    cuts = List.copyOf(cuts);
    calibrations = List.copyOf(calibrations);
    if (calibrations.size() != cuts.size() + 1) {
      throw new IllegalArgumentException(
          cuts.size() + " cuts between " + calibrations.size() + " bands");
    }
  }

  /**
   * Fits them on the latest {@value CalibrationFit#MOST_PAIRS} pairs, a third in each band.
   *
   * @param values the feature's, in the order of the centres; NaN where not known
   */
  public static Bands fit(String feature, double[] centres, double[] values, long[] outcomes) {
    int from = Math.max(0, centres.length - CalibrationFit.MOST_PAIRS);
    int[] pairs = IntStream.range(from, centres.length).toArray();
    double[] sorted = Arrays.stream(pairs).mapToDouble(i -> apart(centres[i], values[i])).toArray();
    Arrays.sort(sorted);
    List<Double> cuts = new ArrayList<>();
    for (int band = 1; band < BANDS; band++) {
      cuts.add(Math.rint(sorted[sorted.length * band / BANDS] * ROUNDING) / ROUNDING);
    }
    List<Calibration> calibrations = new ArrayList<>();
    for (int band = 0; band < BANDS; band++) {
      int wanted = band;
      int[] in =
          Arrays.stream(pairs)
              .filter(i -> band(cuts, apart(centres[i], values[i])) == wanted)
              .toArray();
      calibrations.add(
          CalibrationFit.fit(
              Arrays.stream(in).mapToDouble(i -> centres[i]).toArray(),
              Arrays.stream(in).mapToLong(i -> outcomes[i]).toArray()));
    }
    return new Bands(feature, cuts, calibrations);
  }

  /** The calibration of a row; an unknown value counts as one on the centre. */
  public Calibration of(double centre, double value) {
    return calibrations.get(band(cuts, apart(centre, value)));
  }

  private static double apart(double centre, double value) {
    return Double.isNaN(value) ? 0 : (value - centre) / Math.sqrt(centre + 0.5);
  }

  private static int band(List<Double> cuts, double apart) {
    int band = 0;
    while (band < cuts.size() && apart >= cuts.get(band)) {
      band++;
    }
    return band;
  }
}
