package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventCodec;
import io.tipoff.event.TaskCompleted;
import io.tipoff.failure.FailureCategory;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises that the ledger's transactions keep, on a real PostgreSQL. */
class RunLedgerIT {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final TaskScope SCOPE =
      new TaskScope("player-game-summary", SLATE, Pass.POSTGAME, Optional.empty());
  private static final Instance FIRST = new Instance("local", "first");
  private static final Instance SECOND = new Instance("local", "second");
  private static final Instance ELSEWHERE = new Instance("elsewhere", "first");
  private static final List<Phase> PHASES = List.of(Phase.values());
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Instant KNOWN = Instant.parse("2025-01-16T11:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RunCounts counts = new RunCounts(meters, Duration.ofSeconds(1));
  private final EventCodec codec = new EventCodec();
  private Pool pool;
  private RunLedger runs;
  private SliceLedger slices;
  private OutboxLedger outbox;
  private InstanceLedger instances;
  private int attempt;

  @BeforeEach
  void empty() {
    pool = TestLedger.empty();
    runs = new RunLedger(pool, counts);
    slices = new SliceLedger(pool);
    outbox = new OutboxLedger(pool);
    instances = new InstanceLedger(pool, counts);
    await(instances.enter(FIRST));
  }

  @AfterEach
  void close() {
    await(pool.close());
  }

  @Test
  @Tag("ORC-16")
  void givesTheLeaseOfAScopeToOneOnly() {
    await(instances.enter(ELSEWHERE));
    assertThat(ask(FIRST)).isInstanceOf(Claim.Granted.class);
    assertThat(ask(ELSEWHERE)).isEqualTo(new Claim.Taken());
  }

  @Test
  void givesALaterLeaseALargerToken() {
    Lease first = claim(FIRST);
    await(runs.finish(first, succeeded(first, "a")));
    assertThat(claim(FIRST).token()).isGreaterThan(first.token());
  }

  @Test
  @Tag("PRD-08")
  void recordsEndSlicesAndEventTogether() {
    Lease lease = claim(FIRST);

    assertThat(await(runs.finish(lease, succeeded(lease, "a")))).isTrue();

    assertThat(await(runs.ofSlate(SLATE)))
        .singleElement()
        .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.SUCCEEDED))
        .satisfies(run -> assertThat(run.endedAt()).isPresent());
    assertThat(version()).contains(Digests.sha256("a"));
    assertThat(await(outbox.pending(10)))
        .singleElement()
        .satisfies(message -> assertThat(message.topic()).isEqualTo("tipoff.transform"));
  }

  @Test
  @Tag("ING-18")
  @Tag("PRD-08")
  void refusesTheEndOfARunWhoseLeaseIsGone() {
    Lease dead = claim(FIRST);
    await(instances.enter(SECOND));
    Lease alive = claim(SECOND);

    assertThat(await(runs.finish(dead, succeeded(dead, "stale")))).isFalse();
    assertThat(await(runs.finish(alive, succeeded(alive, "fresh")))).isTrue();

    assertThat(version()).contains(Digests.sha256("fresh"));
    assertThat(await(outbox.pending(10))).hasSize(1);
    assertThat(await(runs.ofSlate(SLATE)))
        .extracting(RunRecord::state)
        .containsExactlyInAnyOrder(RunState.ABANDONED, RunState.SUCCEEDED);
  }

  @Test
  @Tag("ORC-16")
  void makesAnAttemptOnceHoweverOldTheDecisionIs() {
    Lease lease = claim(FIRST);
    await(runs.finish(lease, succeeded(lease, "a")));

    assertThat(ask(FIRST, attempt, LEASE)).isEqualTo(new Claim.Taken());
  }

  @Test
  void refusesAClaimOfAnIncarnationThatNeverEntered() {
    assertThat(ask(ELSEWHERE)).isEqualTo(new Claim.Refused());
    assertThat(await(runs.ofSlate(SLATE))).isEmpty();
  }

  @Test
  void refusesAClaimOfAnIncarnationThatWasReplaced() {
    await(instances.enter(SECOND));

    assertThat(ask(FIRST)).isEqualTo(new Claim.Refused());
    assertThat(await(runs.ofSlate(SLATE))).isEmpty();
    assertThat(ask(SECOND)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  @Tag("ING-18")
  @Tag("TRF-03")
  void refusesAClaimOfAnIncarnationThatLeftAndEndsWhatItRan() {
    Lease lease = claim(FIRST);

    assertThat(await(instances.leave(FIRST))).containsExactly(SLATE);

    assertThat(ask(FIRST)).isEqualTo(new Claim.Refused());
    assertThat(await(runs.finish(lease, succeeded(lease, "late")))).isFalse();
    assertThat(await(runs.ofSlate(SLATE)))
        .extracting(RunRecord::state)
        .containsExactly(RunState.ABANDONED);
  }

  @Test
  void anIncarnationThatWasReplacedCannotTakeTheRightFromItsSuccessorByLeaving() {
    await(instances.enter(SECOND));
    claim(SECOND);

    assertThat(await(instances.leave(FIRST))).isEmpty();

    assertThat(ask(SECOND)).isEqualTo(new Claim.Taken());
  }

  @Test
  @Tag("ING-18")
  @Tag("TRF-03")
  void endsTheRunOfAClaimThatWasUnderWayWhenTheNextIncarnationEntered() {
    String hold =
        "select id from ledger.instance where id = 'local' and incarnation = 'first' for share";
    String run =
        """
        insert into ledger.run (scope, phase, task, sport, slate_date, pass, state, token, instance,
                                incarnation, input_digest, attempt, degraded, lease_until)
        values ('s', 'TRANSFORM', 't', 'nba', '2025-01-15', 'POSTGAME', 'RUNNING', 1, 'local',
                'first', 'i', 1, '{}', now() + interval '3 minutes')""";
    var slow = await(pool.getConnection());
    var claim = await(slow.begin());
    await(slow.query(hold).execute());
    await(slow.query(run).execute());

    CompletableFuture<List<Slate>> entering = instances.enter(SECOND).subscribeAsCompletionStage();
    Awaitility.await().untilAsserted(() -> assertThat(waitsForALock()).isTrue());
    assertThat(entering).isNotDone();
    await(claim.commit());
    await(slow.close());

    assertThat(entering).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(List.of(SLATE));
    assertThat(await(runs.ofSlate(SLATE)))
        .extracting(RunRecord::state)
        .containsExactly(RunState.ABANDONED);
  }

  private boolean waitsForALock() {
    String sql =
        "select exists (select from pg_stat_activity where wait_event_type = 'Lock') as waits";
    return await(pool.query(sql).execute()).iterator().next().getBoolean("waits");
  }

  @Test
  @Tag("ING-18")
  @Tag("TRF-11")
  void endsARunOnce() {
    Lease lease = claim(FIRST);
    assertThat(await(runs.finish(lease, failed(lease)))).isTrue();
    assertThat(await(runs.finish(lease, succeeded(lease, "late")))).isFalse();
    assertThat(version()).isEmpty();
  }

  @Test
  @Tag("ING-17")
  @Tag("ING-18")
  @Tag("TRF-03")
  @Tag("MON-06")
  void abandonsARunWhoseLeaseExpiredAndKeepsOneWithAHeartbeat() {
    ask(FIRST, ++attempt, Duration.ZERO);
    assertThat(await(runs.abandonExpired(Optional.empty()))).containsExactly(SLATE);

    Lease inHand = ((Claim.Granted) ask(FIRST, ++attempt, Duration.ZERO)).lease();
    assertThat(await(runs.heartbeat(FIRST, Set.of(inHand.runId()), LEASE))).isEqualTo(1);
    assertThat(await(runs.abandonExpired(Optional.empty()))).isEmpty();
    assertThat(await(runs.heartbeatAges()))
        .hasSize(1)
        .allSatisfy((run, age) -> assertThat(age).isLessThan(Duration.ofMinutes(1)));
  }

  @Test
  void countsWhatItAbandonsOnceItsSeriesHasBeenSeenAtZero() {
    ask(FIRST, ++attempt, Duration.ZERO);
    await(runs.abandonExpired(Optional.empty()));
    assertThat(abandoned()).isZero();
    Awaitility.await().untilAsserted(() -> assertThat(abandoned()).isEqualTo(1));

    claim(FIRST);
    await(instances.enter(SECOND));
    Awaitility.await().untilAsserted(() -> assertThat(abandoned()).isEqualTo(2));

    RunDesk desk = new RunDesk(pool, new AuditLedger(pool), counts);
    RunRecord run = await(desk.find(claim(SECOND).runId())).run();
    await(desk.abandon(run, new Operator("ann", "its host is gone")));
    Awaitility.await().untilAsserted(() -> assertThat(abandoned()).isEqualTo(3));
  }

  private double abandoned() {
    return meters
        .get("tipoff.runs")
        .tags("phase", "transform", "task", SCOPE.task(), "outcome", "ABANDONED")
        .counter()
        .count();
  }

  @Test
  @Tag("ORC-13")
  void theSlateOfARunThatIsToBeMadeAgainIsMarked() {
    SlateLedger slates = new SlateLedger(pool);
    Lease done = claim(FIRST);
    await(runs.finish(done, succeeded(done, "a")));
    assertThat(await(slates.marks(PHASES))).isEmpty();

    Lease failed = claim(FIRST);
    await(runs.finish(failed, failed(failed)));
    assertMarked(slates);
    ask(FIRST, ++attempt, Duration.ZERO);
    await(runs.abandonExpired(Optional.empty()));
    assertMarked(slates);
    claim(FIRST);
    await(instances.enter(SECOND));
    assertMarked(slates);
    claim(SECOND);
    await(instances.leave(SECOND));
    assertMarked(slates);
  }

  /** And forgets the mark. */
  private void assertMarked(SlateLedger slates) {
    assertThat(await(slates.marks(PHASES)))
        .singleElement()
        .satisfies(mark -> assertThat(mark.slate()).isEqualTo(SLATE))
        .satisfies(mark -> await(slates.forget(mark, Optional.empty())));
  }

  @Test
  void abandonsARunOfALivingIncarnationThatHasItNotInHand() {
    Lease lost = ((Claim.Granted) ask(FIRST, ++attempt, Duration.ZERO)).lease();

    assertThat(await(runs.heartbeat(FIRST, Set.of(), LEASE))).isZero();
    assertThat(await(runs.heartbeat(FIRST, Set.of(lost.runId() + 1), LEASE))).isZero();

    assertThat(await(runs.abandonExpired(Optional.empty()))).containsExactly(SLATE);
  }

  @Test
  void aRefreshMissesNoSliceThatCommitsOutOfOrder() {
    String insert =
        """
        insert into ledger.slice (artefact, writer, sport, slate_date, version, known_at,
                                  row_count, delivered, expected)
        values ('raw.x', '%s', 'nba', '2025-01-15', 'v', now(), 1, 0, 0)""";
    var slow = await(pool.getConnection());
    var transaction = await(slow.begin());
    await(slow.query(insert.formatted("slow")).execute());
    await(pool.query(insert.formatted("quick")).execute());

    SliceView view = await(slices.refresh());
    assertThat(view.slice("raw.x", "quick", SLATE, Optional.empty())).isPresent();
    assertThat(view.slice("raw.x", "slow", SLATE, Optional.empty())).isEmpty();

    await(transaction.commit());
    await(slow.close());
    view = await(slices.refresh());
    assertThat(view.slice("raw.x", "slow", SLATE, Optional.empty())).isPresent();
  }

  private Optional<String> version() {
    return await(slices.refresh())
        .slice("analytics.player_game", SCOPE.task(), SLATE, Optional.empty())
        .map(SliceVersion::version);
  }

  private Lease claim(Instance instance) {
    return ((Claim.Granted) ask(instance)).lease();
  }

  private Claim ask(Instance instance) {
    return ask(instance, ++attempt, LEASE);
  }

  private Claim ask(Instance instance, int number, Duration lease) {
    ScopeDecision.Start start = new ScopeDecision.Start(SCOPE, "inputs", number, List.of());
    return await(runs.claim(start, Phase.TRANSFORM, instance, lease));
  }

  private RunEnd succeeded(Lease lease, String content) {
    SliceVersion slice =
        new SliceVersion(
            "analytics.player_game",
            SCOPE.task(),
            SLATE,
            Optional.empty(),
            Digests.sha256(content),
            KNOWN,
            1,
            0,
            0);
    return new RunEnd(
        RunState.SUCCEEDED,
        Optional.empty(),
        "",
        Map.of("rows", 1L),
        List.of(slice),
        Optional.empty(),
        event(lease, RunState.SUCCEEDED, content));
  }

  private RunEnd failed(Lease lease) {
    return new RunEnd(
        RunState.FAILED,
        Optional.of(FailureCategory.BAD_INPUT),
        "row 3 is truncated",
        Map.of(),
        List.of(),
        Optional.empty(),
        event(lease, RunState.FAILED, ""));
  }

  private EncodedEvent event(Lease lease, RunState state, String content) {
    TaskCompleted event =
        new TaskCompleted(
            Phase.TRANSFORM,
            SCOPE.task(),
            SLATE,
            Pass.POSTGAME,
            Optional.empty(),
            lease.runId(),
            state,
            Digests.sha256(content),
            Map.of(),
            List.of());
    return codec.encode(event, KNOWN, SLATE.toString());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
