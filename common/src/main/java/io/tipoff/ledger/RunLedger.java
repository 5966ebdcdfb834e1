package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.notice.Notice;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Runs and their leases. Leases are judged by the database's clock alone. */
@ApplicationScoped
@CountsErrors
public class RunLedger {

  private static final String CLAIM =
      """
      with current as (
        select id from ledger.instance where id = $8 and incarnation = $9 for share
      ), claimed as (
        insert into ledger.run (scope, phase, task, sport, slate_date, pass, as_of, state, token,
                                instance, incarnation, input_digest, attempt, degraded, lease_until,
                                inputs, asked_by)
        select $1, $2, $3, $4, $5, $6, $7, 'RUNNING', nextval('ledger.fencing_token'),
               $8, $9, $10, $11, $12, now() + $13 * interval '1 millisecond', $14, $15
          from current
        on conflict do nothing
        returning id, token
      )
      select exists (select from current) as entered, claimed.id, claimed.token
        from (values (1)) as one left join claimed on true""";

  /**
   * Marks the slate of a run that failed: the wait for its next attempt is in memory alone. An end
   * that stands already, because only its answer was lost, is no refusal to tell of.
   */
  private static final String FINISH =
      """
      with ended as (
        update ledger.run
           set state = $3, ended_at = now(), failure_category = $4, reason = $5, counts = $6,
               cause = $20, waited = $21, computed = $22, wrote = $23, items = $24
         where id = $1 and token = $2 and state = 'RUNNING'
        returning id, task, sport, slate_date, as_of
      ), kept as (
        insert into ledger.slice (artefact, writer, sport, slate_date, as_of, version, known_at,
                                  row_count, delivered, expected, payload, run_id, error)
        select s.artefact, e.task, e.sport, e.slate_date, e.as_of, s.version, s.known_at,
               s.row_count, s.delivered, s.expected, s.payload, e.id, s.error
          from ended e,
               unnest($7::text[], $8::text[], $9::timestamptz[], $10::bigint[], $11::bigint[],
                      $12::bigint[], $13::text[], $18::text[])
                 as s(artefact, version, known_at, row_count, delivered, expected, payload, error)
      ), found as (
        insert into ledger.finding (run_id, artefact, check_name, severity, found, checked,
                                    kept_out, message, remedy, sample)
        select e.id, f.artefact, f.check_name, f.severity, f.found, f.checked, f.kept_out,
               f.message, f.remedy, f.sample
          from ended e,
               jsonb_to_recordset($19::text::jsonb)
                 as f(artefact text, check_name text, severity text, found bigint, checked bigint,
                      kept_out boolean, message text, remedy text, sample text)
      ), told as (
        insert into ledger.outbox (topic, message_key, attributes, body)
        select $14, $15, $16, $17 from ended
      )
      select id,
             case when id is not null then ledger.raise_notice($25, $26, $27, $28, $29)
                  when not exists (select from ledger.run
                                    where id = $1 and token = $2 and state = $3)
                  then ledger.raise_notice($30, $31, $32, $33, $34) end,
             case when id is not null and $3 in ('FAILED', 'TIMED_OUT')
                  then ledger.mark_slate(sport, slate_date, 'a run failed') end,
             case when id is not null and $35 then ledger.mark_readers(id, $7, $8) end
        from (values (1)) as one left join ended on true""";

  private static final String HEARTBEAT =
      """
      update ledger.run
         set heartbeat_at = now(), lease_until = now() + $3 * interval '1 millisecond'
       where id = any($4) and instance = $1 and incarnation = $2 and state = 'RUNNING'""";

  /** Marks the slates: what was to look at them afterwards may be what died. */
  static final String ABANDON =
      """
      update ledger.run
         set state = 'ABANDONED', ended_at = now(), reason = $1
       where state = 'RUNNING' and %s
      returning phase, task, sport, slate_date, ledger.mark_slate(sport, slate_date, reason)""";

  private static final String ABANDON_EXPIRED =
      "with abandoned as ("
          + ABANDON.formatted("lease_until < now()")
          + """
      , id, scope, instance)
      select phase, task, sport, slate_date,
             ledger.raise_notice($2, $3::text || ':' || task, $4,
                                 $5::text || ' run ' || id || ' of ' || scope || ' on ' || instance, $6)
        from abandoned""";

  private static final String RUNS =
      """
      select id, phase, task, sport, slate_date, pass, as_of, state, input_digest, attempt,
             started_at, ended_at, failure_category, reason
        from ledger.run""";

  private final Pool pool;
  private final RunCounts counts;

  RunLedger(Pool pool, RunCounts counts) {
    this.pool = pool;
    this.counts = counts;
  }

  /**
   * Takes the lease of a scope, for an incarnation that has entered; fails TRANSIENT while
   * PostgreSQL does not serve.
   */
  public Uni<Claim> claim(
      ScopeDecision.Start start, Phase phase, Instance instance, Duration lease) {
    TaskScope scope = start.scope();
    Tuple tuple =
        Tuple.tuple()
            .addString(scope.key())
            .addString(phase.name())
            .addString(scope.task())
            .addString(scope.slate().sport())
            .addLocalDate(scope.slate().date())
            .addString(scope.pass().name())
            .addOffsetDateTime(scope.asOf().map(SliceLedger::utc).orElse(null))
            .addString(instance.id())
            .addString(instance.incarnation())
            .addString(start.inputDigest())
            .addInteger(start.attempt())
            .addArrayOfString(start.degraded().toArray(String[]::new))
            .addLong(lease.toMillis())
            .addString(start.inputs())
            .addString(start.asked().name());
    return pool.preparedQuery(CLAIM)
        .execute(tuple)
        .map(rows -> claimed(scope, rows.iterator().next()))
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static Claim claimed(TaskScope scope, Row row) {
    if (!row.getBoolean("entered")) {
      return new Claim.Refused();
    }
    return row.getLong("id") == null
        ? new Claim.Taken()
        : new Claim.Granted(new Lease(row.getLong("id"), row.getLong("token"), scope));
  }

  /**
   * Ends a run, with its slices and its event, in one transaction.
   *
   * @return false if the lease has passed to another or the run was ended already; nothing changed
   */
  public Uni<Boolean> finish(Lease lease, RunEnd end) {
    List<SliceVersion> slices = new ArrayList<>(end.slices());
    end.plan().ifPresent(plan -> slices.add(planned(lease, plan)));
    Tuple tuple =
        Tuple.tuple()
            .addLong(lease.runId())
            .addLong(lease.token())
            .addString(end.state().name())
            .addString(end.failure().map(Enum::name).orElse(null))
            .addString(end.reason())
            .addString(new JsonObject(new HashMap<>(end.counts())).encode())
            .addArrayOfString(strings(slices, SliceVersion::artefact))
            .addArrayOfString(strings(slices, SliceVersion::version))
            .addArrayOfOffsetDateTime(
                slices.stream()
                    .map(slice -> SliceLedger.utc(slice.knownAt()))
                    .toArray(OffsetDateTime[]::new))
            .addArrayOfLong(longs(slices, SliceVersion::rows))
            .addArrayOfLong(longs(slices, SliceVersion::delivered))
            .addArrayOfLong(longs(slices, SliceVersion::expected))
            .addArrayOfString(
                strings(
                    slices,
                    slice -> slice.artefact().equals(SliceIndex.PLAN) ? end.plan().orElse("") : ""))
            .addString(end.event().topic())
            .addString(end.event().attributes().partitionKey())
            .addString(OutboxLedger.attributes(end.event()))
            .addString(end.event().body())
            .addArrayOfString(strings(slices, SliceVersion::error))
            .addString(FindingLedger.json(end.findings()))
            .addString(end.history().cause())
            .addLong(end.history().waited().orElse(null))
            .addLong(end.history().computed().orElse(null))
            .addLong(end.history().wrote().orElse(null))
            .addString(end.history().items().map(ItemsJson::of).orElse(null));
    return pool.preparedQuery(FINISH)
        .execute(
            NoticeLedger.add(NoticeLedger.add(tuple, end.notice()), end.refused())
                .addBoolean(end.late()))
        .map(rows -> rows.iterator().next().getLong("id") != null)
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  static SliceVersion planned(Lease lease, String plan) {
    return new SliceVersion(
        SliceIndex.PLAN,
        lease.scope().task(),
        lease.scope().slate(),
        Optional.empty(),
        io.tipoff.digest.Digests.sha256(plan),
        Instant.EPOCH,
        plan.isEmpty() ? 0 : plan.split(",").length,
        0,
        0);
  }

  /** Renews the leases of runs of this incarnation, where it has them; returns how many. */
  public Uni<Integer> heartbeat(Instance instance, Set<Long> inHand, Duration lease) {
    return pool.preparedQuery(HEARTBEAT)
        .execute(
            Tuple.of(
                instance.id(),
                instance.incarnation(),
                lease.toMillis(),
                inHand.toArray(Long[]::new)))
        .map(RowSet::rowCount);
  }

  /**
   * Ends every run, of whatever phase and instance, whose lease has expired; returns their slates.
   *
   * @param notice raised of each; the run's task is added to its signature, the run to its detail
   */
  public Uni<List<Slate>> abandonExpired(Optional<Notice> notice) {
    return pool.preparedQuery(ABANDON_EXPIRED)
        .execute(NoticeLedger.add(Tuple.of("its lease expired without a heartbeat"), notice))
        .invoke(counts::countAbandoned)
        .map(RunLedger::slates);
  }

  /** All runs of a slate. */
  public Uni<List<RunRecord>> ofSlate(Slate slate) {
    return pool.preparedQuery(RUNS + " where sport = $1 and slate_date = $2")
        .execute(Tuple.of(slate.sport(), slate.date()))
        .map(RunLedger::records);
  }

  /** The latest runs in all, newest first. */
  public Uni<List<RunRecord>> latest(int limit) {
    return pool.preparedQuery(RUNS + " order by id desc limit $1")
        .execute(Tuple.of(limit))
        .map(RunLedger::records);
  }

  /** The latest runs that ended without a result, newest first. */
  public Uni<List<RunRecord>> latestFailed(int limit) {
    return pool.preparedQuery(RUNS + " where state = any($1) order by id desc limit $2")
        .execute(Tuple.of(RunState.failures(), limit))
        .map(RunLedger::records);
  }

  /** Running runs with the age of their last heartbeat. */
  public Uni<Map<RunRecord, Duration>> heartbeatAges() {
    String sql =
        RUNS.replace(
                "reason\n", "reason, extract(epoch from now() - heartbeat_at) * 1000 as age_ms\n")
            + " where state = 'RUNNING'";
    return pool.preparedQuery(sql)
        .execute()
        .map(
            rows -> {
              Map<RunRecord, Duration> ages = new HashMap<>();
              for (Row row : rows) {
                ages.put(record(row), Duration.ofMillis(row.getNumeric("age_ms").longValue()));
              }
              return ages;
            });
  }

  private static List<RunRecord> records(RowSet<Row> rows) {
    List<RunRecord> records = new ArrayList<>(rows.size());
    for (Row row : rows) {
      records.add(record(row));
    }
    return records;
  }

  static RunRecord record(Row row) {
    return new RunRecord(
        row.getLong("id"),
        new TaskScope(
            row.getString("task"),
            new Slate(row.getString("sport"), row.getLocalDate("slate_date")),
            Pass.valueOf(row.getString("pass")),
            Optional.ofNullable(row.getOffsetDateTime("as_of")).map(OffsetDateTime::toInstant)),
        Phase.valueOf(row.getString("phase")),
        RunState.valueOf(row.getString("state")),
        row.getString("input_digest"),
        row.getInteger("attempt"),
        row.getOffsetDateTime("started_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("failure_category")).map(FailureCategory::valueOf),
        row.getString("reason"));
  }

  static List<Slate> slates(RowSet<Row> rows) {
    List<Slate> slates = new ArrayList<>();
    for (Row row : rows) {
      slates.add(new Slate(row.getString("sport"), row.getLocalDate("slate_date")));
    }
    return slates.stream().distinct().sorted().toList();
  }

  private static String[] strings(List<SliceVersion> slices, Function<SliceVersion, String> part) {
    return slices.stream().map(part).toArray(String[]::new);
  }

  private static Long[] longs(List<SliceVersion> slices, Function<SliceVersion, Long> part) {
    return slices.stream().map(part).toArray(Long[]::new);
  }
}
