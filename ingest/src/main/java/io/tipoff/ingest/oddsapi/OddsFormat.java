package io.tipoff.ingest.oddsapi;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.price.PriceRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;

/** How a payload writes its prices; it does not say so. */
enum OddsFormat {
  /** What comes back for a stake of one, the stake included: 1.91. */
  DECIMAL,
  /** As here: -110. */
  AMERICAN;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(PriceRule.SMALLEST);

  /** Further from an even price than any number that somebody could mean. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

  /**
   * The format of a payload: of more of its prices that can be nothing else. No American odds lie
   * between 1 and 100, no decimal ones are negative; a 150 may be either.
   */
  static OddsFormat of(Collection<BigDecimal> prices) {
    long decimal =
        prices.stream()
            .filter(price -> price.compareTo(BigDecimal.ONE) > 0 && price.compareTo(HUNDRED) < 0)
            .count();
    long american = prices.stream().filter(price -> price.compareTo(HUNDRED.negate()) <= 0).count();
    return decimal > american ? DECIMAL : AMERICAN;
  }

  /**
   * A price in American odds, to the nearest whole number.
   *
   * @throws TipoffException BAD_INPUT if it is none in this format
   */
  long american(BigDecimal price) {
    return switch (this) {
      case AMERICAN -> {
        boolean whole = price.stripTrailingZeros().scale() <= 0;
        if (!whole || price.abs().compareTo(HUNDRED) < 0 || price.abs().compareTo(LARGEST) > 0) {
          throw none(price);
        }
        yield price.longValueExact();
      }
      case DECIMAL -> {
        BigDecimal profit = price.subtract(BigDecimal.ONE);
        if (profit.multiply(LARGEST).compareTo(HUNDRED) < 0 || price.compareTo(LARGEST) > 0) {
          throw none(price);
        }
        yield profit.compareTo(BigDecimal.ONE) >= 0
            ? profit.multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP).longValueExact()
            : HUNDRED.negate().divide(profit, 0, RoundingMode.HALF_UP).longValueExact();
      }
    };
  }

  private TipoffException none(BigDecimal price) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "price is "
            + price.toString()
            + ", which is no "
            + name().toLowerCase(Locale.ROOT)
            + " odds",
        "The line counts without it. If it stays so, compare with the book's own page.");
  }
}
