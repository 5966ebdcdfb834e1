package io.tipoff.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class CountDistributionProperties {

  private static final double EXACT = 1e-12;

  @Property
  void overPushAndUnderSumToOne(
      @ForAll("distributions") CountDistribution distribution, @ForAll("lines") double line) {
    LineOdds odds = distribution.against(line);

    assertThat(odds.over() + odds.push() + odds.under()).isCloseTo(1, within(EXACT));
    assertThat(odds.over()).isBetween(0.0, 1.0);
    assertThat(odds.push()).isBetween(0.0, 1.0);
    assertThat(odds.under()).isBetween(0.0, 1.0);
    if (line != Math.rint(line)) {
      assertThat(odds.push()).isZero();
    }
  }

  @Property
  void overFallsAndUnderRisesWithTheLine(
      @ForAll("distributions") CountDistribution distribution,
      @ForAll("lines") double line,
      @ForAll @DoubleRange(max = 5) double more) {
    LineOdds lower = distribution.against(line);
    LineOdds higher = distribution.against(line + more);

    assertThat(higher.over()).isLessThanOrEqualTo(lower.over());
    assertThat(higher.under()).isGreaterThanOrEqualTo(lower.under());
  }

  @Property
  void oddsTimesAFactorAreThatFactorsEverywhere(
      @ForAll("distributions") CountDistribution distribution,
      @ForAll @DoubleRange(min = -2, max = 2) double shift) {
    CountDistribution moved = distribution.withOddsTimes(shift);

    for (int i = 0; i < CountDistribution.SIZE; i++) {
      double p = CountDistribution.probability(i);
      double there = LogOdds.chance(LogOdds.of(p) + shift);
      assertThat(quantile(moved, i)).isCloseTo(distribution.quantile(there), within(0.0006));
    }
  }

  private static double quantile(CountDistribution distribution, int knot) {
    return distribution.quantile(CountDistribution.probability(knot));
  }

  @Property
  void largerQuantilesMeanLikelierOvers(
      @ForAll("distributions") CountDistribution distribution,
      @ForAll @DoubleRange(max = 10) double shift,
      @ForAll("lines") double line) {
    double[] shifted = new double[CountDistribution.SIZE];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = distribution.quantile(CountDistribution.probability(i)) + shift;
    }
    CountDistribution larger = CountDistribution.ofQuantiles(shifted);

    assertThat(larger.against(line).over())
        .isGreaterThanOrEqualTo(distribution.against(line).over() - EXACT);
    assertThat(larger.mean()).isGreaterThanOrEqualTo(distribution.mean() - EXACT);
  }

  @Property
  void quantileAndChanceAreInverse(
      @ForAll("distributions") CountDistribution distribution, @ForAll("probabilities") double p) {
    long count = Math.max(0, (long) Math.rint(distribution.quantile(p)));

    assertThat(distribution.pitHigh(count)).isGreaterThanOrEqualTo(p - 1e-9);
    assertThat(distribution.pitLow(count)).isLessThanOrEqualTo(p + 1e-9);
  }

  @Property
  void quantilesRise(
      @ForAll("distributions") CountDistribution distribution,
      @ForAll("probabilities") double p,
      @ForAll("probabilities") double q) {
    assertThat(distribution.quantile(Math.max(p, q)))
        .isGreaterThanOrEqualTo(distribution.quantile(Math.min(p, q)));
  }

  @Property
  void meanLiesWithinTheSupportAndIsTheSumOverCounts(
      @ForAll("distributions") CountDistribution distribution) {
    double sum = 0;
    for (int count = 0; count < 2000; count++) {
      sum += count * (distribution.pitHigh(count) - distribution.pitLow(count));
    }

    assertThat(distribution.mean()).isGreaterThanOrEqualTo(0).isCloseTo(sum, within(1e-6));
  }

  @Property
  void textReadsBackAsTheSameDistributionAndText(
      @ForAll("distributions") CountDistribution distribution) {
    CountDistribution read = CountDistribution.parse(distribution.text());

    assertThat(read).isEqualTo(distribution).hasSameHashCodeAs(distribution);
    assertThat(read.text()).isEqualTo(distribution.text());
    assertThat(read.mean()).isEqualTo(distribution.mean());
  }

  @Property
  void scoreIsTheSumOfSquaredMisses(
      @ForAll("distributions") CountDistribution distribution,
      @ForAll @IntRange(max = 80) int outcome) {
    double sum = 0;
    for (int count = 0; count < 2000; count++) {
      double miss = distribution.atMost(count) - (outcome <= count ? 1 : 0);
      sum += miss * miss;
    }

    assertThat(distribution.crps(outcome)).isCloseTo(sum, within(1e-6));
  }

  @Provide
  Arbitrary<Double> probabilities() {
    return Arbitraries.doubles().between(0.0001, 0.9999).ofScale(4);
  }

  @Provide
  Arbitrary<Double> lines() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-2, 140).map(half -> half / 2.0),
        Arbitraries.doubles().between(-1, 70));
  }

  @Provide
  Arbitrary<CountDistribution> distributions() {
    return Arbitraries.doubles()
        .between(-6, 60)
        .array(double[].class)
        .ofSize(CountDistribution.SIZE)
        .map(
            quantiles -> {
              Arrays.sort(quantiles);
              return CountDistribution.ofQuantiles(quantiles);
            });
  }
}
