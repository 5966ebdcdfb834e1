package io.tipoff.predict.gbdtmarket;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.Subject;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The distributions that are moved: what the boosters said without a line. */
final class Own {

  private static final Sql OF_REVISION = Sql.of(Own.class, "revision-distributions.sql");
  private static final Sql PAST = Sql.of(Own.class, "past-distributions.sql");

  record Said(String gameId, String playerId, Market market, String distribution) {}

  private record Key(String gameId, String playerId, Market market) {}

  private final Map<Key, String> distributions = new HashMap<>();

  Own(List<Said> all) {
    all.forEach(
        one ->
            distributions.put(
                new Key(one.gameId(), one.playerId(), one.market()), one.distribution()));
  }

  /** Those of the context's revision, in one query. */
  static Own of(RunContext context) {
    return new Own(
        context.query(
            OF_REVISION,
            Said.class,
            RunContext.LATEST,
            GbdtMarket.MOVED,
            context.asOf(),
            context.slate().date(),
            context.origin().name()));
  }

  /** The last ones of each past game from a training on, known before an instant; one query. */
  static Own past(RunContext context, Instant training, Instant instant) {
    return new Own(
        context.query(
            PAST,
            Said.class,
            instant,
            GbdtMarket.MOVED,
            LeagueTime.dateOf(training),
            context.slate().date()));
  }

  boolean isEmpty() {
    return distributions.isEmpty();
  }

  Optional<CountDistribution> of(Subject subject, Market market) {
    return Optional.ofNullable(
            distributions.get(new Key(subject.gameId(), subject.playerId(), market)))
        .map(CountDistribution::parse);
  }
}
