package io.tipoff.price;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which numbers are prices. A number that is not one voids the price of its quote (no expected
 * value, no no-vig probability, no return) and never its line.
 *
 * @param placeholders by source: numbers that it writes where it has no price
 */
public record PriceRule(Map<String, Set<Long>> placeholders) {

  /** Odds closer to zero than this do not exist. */
  public static final long SMALLEST = 100;

  /** Odds further from zero than this are errors or closed markets. */
  public static final long LARGEST = 5000;

  public PriceRule {
    placeholders =
        placeholders.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /** Whether both prices of a quote are there and are prices. */
  public boolean usable(String source, Long overPrice, Long underPrice) {
    return isPrice(source, overPrice) && isPrice(source, underPrice);
  }

  private boolean isPrice(String source, Long odds) {
    return odds != null
        && odds <= LARGEST
        && odds >= -LARGEST
        && (odds >= SMALLEST || odds <= -SMALLEST)
        && !placeholders.getOrDefault(source, Set.of()).contains(odds);
  }
}
