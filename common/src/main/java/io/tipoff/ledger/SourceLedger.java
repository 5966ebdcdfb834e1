package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.run.SourceFault;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the sources that are fetched were asked, whose turn is next, and how it went. */
@ApplicationScoped
@CountsErrors
public class SourceLedger {

  private static final String TAKE =
      """
      insert into ledger.source as s (source, kind, next_at)
      values ($1, $2, now() + $3 * interval '1 millisecond')
      on conflict (source, kind) do update set next_at = excluded.next_at where s.next_at <= now()
      returning source""";
  private static final String SUCCEEDED =
      """
      insert into ledger.source (source, kind, next_at, succeeded_at)
      values ($1, $2, now() + $3 * interval '1 millisecond', now())
      on conflict (source, kind) do update
         set next_at = excluded.next_at, succeeded_at = excluded.succeeded_at,
             failing_since = null""";
  private static final String FAILED =
      """
      insert into ledger.source as s
             (source, kind, next_at, failing_since, failed_at, outcome, detail, remedy, artefacts)
      values ($1, $2, now() + $3 * interval '1 millisecond', now(), now(), $4, $5, $6, $7)
      on conflict (source, kind) do update
         set next_at = excluded.next_at, failed_at = excluded.failed_at,
             failing_since = coalesce(s.failing_since, excluded.failing_since),
             outcome = excluded.outcome, detail = excluded.detail, remedy = excluded.remedy,
             artefacts = excluded.artefacts""";
  private static final String STANDINGS = "select * from ledger.source order by source, kind";

  /** What nobody has asked for lately is not configured any more, or no process runs. */
  private static final String FAILING =
      """
      select source, kind, artefacts, failing_since, outcome from ledger.source
       where failing_since is not null and next_at > now() - interval '15 minutes'
       order by source, kind""";

  private final Pool pool;

  SourceLedger(Pool pool) {
    this.pool = pool;
  }

  /**
   * Why a kind could not be fetched, and what to do.
   *
   * @param artefacts what it would have brought, such as {@code archive.player_box}
   */
  public record Fault(String outcome, String detail, String remedy, List<String> artefacts) {}

  /**
   * How a kind stands.
   *
   * @param next when it is asked for next
   * @param succeededAt when it was last fetched
   * @param failingSince first failure since then, if the last time failed
   * @param outcome of the latest failure, with its detail and remedy; empty if there was none
   */
  public record Standing(
      String source,
      String kind,
      Instant next,
      Optional<Instant> succeededAt,
      Optional<Instant> failingSince,
      String outcome,
      String detail,
      String remedy) {}

  /**
   * Takes the turn of a kind that is due.
   *
   * @param hold after which somebody else may take it, if nothing was recorded by then
   * @return whether it was due, and is ours
   */
  public Uni<Boolean> take(String source, String kind, Duration hold) {
    return pool.preparedQuery(TAKE)
        .execute(Tuple.of(source, kind, hold.toMillis()))
        .map(rows -> rows.size() == 1)
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** It was fetched; it is due again after the interval. */
  public Uni<Void> succeeded(String source, String kind, Duration every) {
    return pool.preparedQuery(SUCCEEDED)
        .execute(Tuple.of(source, kind, every.toMillis()))
        .replaceWithVoid()
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** It could not be fetched; it is due again after the interval. */
  public Uni<Void> failed(String source, String kind, Fault fault, Duration again) {
    return pool.preparedQuery(FAILED)
        .execute(
            Tuple.tuple(
                List.of(
                    source,
                    kind,
                    again.toMillis(),
                    fault.outcome(),
                    fault.detail(),
                    fault.remedy(),
                    fault.artefacts().toArray(String[]::new))))
        .replaceWithVoid()
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** All kinds that were ever asked for. */
  public Uni<List<Standing>> standings() {
    return pool.preparedQuery(STANDINGS)
        .execute()
        .map(
            rows -> {
              List<Standing> standings = new ArrayList<>(rows.size());
              rows.forEach(row -> standings.add(standing(row)));
              return standings;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** The kinds that fail now. */
  public Uni<List<SourceFault>> failing() {
    return pool.preparedQuery(FAILING)
        .execute()
        .map(
            rows -> {
              List<SourceFault> failing = new ArrayList<>(rows.size());
              rows.forEach(row -> failing.add(fault(row)));
              return failing;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static SourceFault fault(Row row) {
    return new SourceFault(
        row.getString("source"),
        row.getString("kind"),
        List.of(row.getArrayOfStrings("artefacts")),
        row.getOffsetDateTime("failing_since").toInstant(),
        row.getString("outcome"));
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.getString("source"),
        row.getString("kind"),
        row.getOffsetDateTime("next_at").toInstant(),
        instant(row, "succeeded_at"),
        instant(row, "failing_since"),
        row.getString("outcome"),
        row.getString("detail"),
        row.getString("remedy"));
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
