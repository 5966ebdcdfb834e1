package io.tipoff.standalone;

import io.tipoff.ledger.RunLedger;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunRecord;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much was predicted of a slate. */
public final class Predicted {

  private static final Sql REVISIONS = Sql.of(Predicted.class, "predicted.sql");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Predicted() {}

  record Counts(
      Origin origin,
      String system,
      Instant asOf,
      long games,
      long players,
      long markets,
      long predictions) {}

  /**
   * A revision by one system.
   *
   * @param predictions rows: one per player and market
   * @param run number of the run that wrote it, which tells of each player what became of him;
   *     empty if the ledger does not know
   */
  public record Revision(
      Origin origin,
      String system,
      Instant asOf,
      long games,
      long players,
      long markets,
      long predictions,
      Optional<Long> run) {}

  /** What stands of a slate, by system and cut-off. */
  public static List<Revision> of(Standalone.Services services, Slate slate) {
    List<RunRecord> runs =
        services.get(RunLedger.class).ofSlate(slate).await().atMost(PATIENCE).stream()
            .filter(run -> run.phase() == Phase.PREDICT && run.state().isFinished())
            .sorted(Comparator.comparingLong(RunRecord::id).reversed())
            .toList();
    return services
        .get(Warehouse.class)
        .query(REVISIONS, Counts.class, RunContext.LATEST, slate.date())
        .stream()
        .map(counts -> revision(counts, runs))
        .toList();
  }

  private static Revision revision(Counts counts, List<RunRecord> runs) {
    return new Revision(
        counts.origin(),
        counts.system(),
        counts.asOf(),
        counts.games(),
        counts.players(),
        counts.markets(),
        counts.predictions(),
        runs.stream()
            .filter(run -> run.scope().task().equals("predict-" + counts.system()))
            .filter(run -> run.scope().asOf().equals(Optional.of(counts.asOf())))
            .map(RunRecord::id)
            .findFirst());
  }
}
