package io.tipoff.predict.ensemble;

import io.tipoff.predict.feature.Subject;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the members predicted for one revision. */
final class Members {

  private static final Sql OF_REVISION = Sql.of(Members.class, "member-predictions.sql");

  private final Map<Key, Double> medians = new HashMap<>();
  private final Set<String> systems = new HashSet<>();

  record Said(String system, String gameId, String playerId, Market market, double median) {}

  private record Key(String system, String gameId, String playerId, Market market) {}

  private Members() {}

  /** Reads them in one query. */
  static Members of(RunContext context) {
    Members members = new Members();
    for (Said said :
        context.query(
            OF_REVISION,
            Said.class,
            RunContext.LATEST,
            context.asOf(),
            context.slate().date(),
            context.origin().name())) {
      members.add(said);
    }
    return members;
  }

  /** What they predicted for games graded before the instant; one query. */
  static Members graded(RunContext context, Instant instant) {
    Members members = new Members();
    Graded.all(context, instant)
        .forEach(
            past ->
                members.add(
                    new Said(
                        past.system(),
                        past.gameId(),
                        past.playerId(),
                        past.market(),
                        past.median())));
    return members;
  }

  private void add(Said said) {
    medians.put(
        new Key(said.system(), said.gameId(), said.playerId(), said.market()), said.median());
    systems.add(said.system());
  }

  /** Systems that predicted anything. */
  Set<String> systems() {
    return systems;
  }

  /** The median of a system; NaN where it did not predict him. */
  double median(String system, Subject subject, Market market) {
    return medians.getOrDefault(
        new Key(system, subject.gameId(), subject.playerId(), market), Double.NaN);
  }
}
