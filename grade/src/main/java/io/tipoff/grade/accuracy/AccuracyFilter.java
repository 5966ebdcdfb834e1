package io.tipoff.grade.accuracy;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.util.Optional;

/** What a report is about; what is empty is not filtered. */
public record AccuracyFilter(
    Optional<String> season,
    Optional<Market> market,
    Optional<String> system,
    Optional<Origin> origin) {

  /** Everything. */
  public static AccuracyFilter none() {
    return new AccuracyFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  boolean takes(Origin of, String by) {
    return origin.map(of::equals).orElse(true) && system.map(by::equals).orElse(true);
  }

  boolean takes(Origin of, String by, Market on) {
    return takes(of, by) && market.map(on::equals).orElse(true);
  }

  boolean takesSeason(String of) {
    return season.map(of::equals).orElse(true);
  }
}
