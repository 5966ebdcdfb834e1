package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises that the ledger's transactions keep, on a real PostgreSQL. */
class RunLedgerIT {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final TaskScope SCOPE =
      new TaskScope("player-game-summary", SLATE, Pass.POSTGAME, Optional.empty());
  private static final ScopeDecision.Start START =
      new ScopeDecision.Start(SCOPE, "inputs", 1, List.of());
  private static final Instance FIRST = new Instance("local", "first");
  private static final Instance SECOND = new Instance("local", "second");
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Instant KNOWN = Instant.parse("2025-01-16T11:00:00Z");

  private final EventCodec codec = new EventCodec();
  private Pool pool;
  private RunLedger runs;
  private SliceLedger slices;
  private OutboxLedger outbox;

  @BeforeEach
  void empty() {
    pool = TestLedger.empty();
    runs = new RunLedger(pool);
    slices = new SliceLedger(pool);
    outbox = new OutboxLedger(pool);
  }

  @AfterEach
  void close() {
    await(pool.close());
  }

  @Test
  void givesTheLeaseOfAScopeToOneOnly() {
    assertThat(await(runs.claim(START, Phase.TRANSFORM, FIRST, LEASE))).isPresent();
    assertThat(await(runs.claim(START, Phase.TRANSFORM, SECOND, LEASE))).isEmpty();
  }

  @Test
  void givesALaterLeaseALargerToken() {
    Lease first = claim(FIRST);
    await(runs.finish(first, succeeded(first, "a")));
    assertThat(claim(FIRST).token()).isGreaterThan(first.token());
  }

  @Test
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
        .satisfies(message -> assertThat(message.event().topic()).isEqualTo("tipoff.transform"));
  }

  @Test
  void refusesTheEndOfARunWhoseLeaseIsGone() {
    Lease dead = claim(FIRST);
    await(runs.abandonEarlierIncarnations(SECOND));
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
  void endsARunOnce() {
    Lease lease = claim(FIRST);
    assertThat(await(runs.finish(lease, failed(lease)))).isTrue();
    assertThat(await(runs.finish(lease, succeeded(lease, "late")))).isFalse();
    assertThat(version()).isEmpty();
  }

  @Test
  void abandonsARunWhoseLeaseExpiredAndKeepsOneWithAHeartbeat() {
    await(runs.claim(START, Phase.TRANSFORM, FIRST, Duration.ZERO));
    assertThat(await(runs.abandonExpired())).containsExactly(SLATE);

    await(runs.claim(START, Phase.TRANSFORM, FIRST, Duration.ZERO));
    assertThat(await(runs.heartbeat(FIRST, LEASE))).isEqualTo(1);
    assertThat(await(runs.abandonExpired())).isEmpty();
    assertThat(await(runs.heartbeatAges()))
        .hasSize(1)
        .allSatisfy((run, age) -> assertThat(age).isLessThan(Duration.ofMinutes(1)));
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
    return await(runs.claim(START, Phase.TRANSFORM, instance, LEASE)).orElseThrow();
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
