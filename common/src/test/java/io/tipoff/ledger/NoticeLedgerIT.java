package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import io.tipoff.event.EventCodec;
import io.tipoff.event.TaskCompleted;
import io.tipoff.failure.FailureCategory;
import io.tipoff.messaging.DeadLetter;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.notice.Telling;
import io.tipoff.run.GateState;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices are raised in the transactions of what they are about, and not without it. */
class NoticeLedgerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final Instance FIRST = new Instance("local", "first");
  private static final Notice NOTICE =
      new Notice(Severity.WARNING, "something", "Something happened", "here", "Look.");

  private static final Notice REFUSED =
      new Notice(Severity.WARNING, "refused", "Something was refused", "there", "Look.");

  private static Pool pool;
  private NoticeLedger notices;
  private NoticeDesk desk;
  private RunLedger runs;

  @BeforeAll
  static void ledger() {
    pool = TestLedger.empty();
  }

  @AfterAll
  static void close() {
    await(pool.close());
  }

  @BeforeEach
  void empty() {
    await(
        pool.query(
                "truncate ledger.notice, ledger.notice_delivery, ledger.notice_condition,"
                    + " ledger.gate, ledger.dead_letter, ledger.run restart identity cascade")
            .execute());
    notices = new NoticeLedger(pool);
    desk = new NoticeDesk(pool);
    runs = new RunLedger(pool, TestLedger.COUNTS);
  }

  @Test
  @Tag("MON-04")
  @Tag("ING-16")
  void anEndRaisesItsNoticeWhenItIsRecordedAndAnotherWhenItIsRefused() {
    await(new InstanceLedger(pool, TestLedger.COUNTS).enter(FIRST));
    Lease lease = claim(1, Duration.ofMinutes(3));

    assertThat(await(runs.finish(new Lease(lease.runId(), -1, lease.scope()), failed(lease))))
        .isFalse();
    assertThat(open()).singleElement().extracting(Telling::notice).isEqualTo(REFUSED);

    assertThat(await(runs.finish(lease, failed(lease)))).isTrue();
    assertThat(open()).extracting(Telling::notice).containsExactlyInAnyOrder(REFUSED, NOTICE);
  }

  @Test
  @Tag("ING-16")
  void anEndThatStandsAlreadyBecauseItsAnswerWasLostIsNoRefusal() {
    await(new InstanceLedger(pool, TestLedger.COUNTS).enter(FIRST));
    Lease lease = claim(1, Duration.ofMinutes(3));
    await(runs.finish(lease, failed(lease)));

    assertThat(await(runs.finish(lease, failed(lease)))).isFalse();

    assertThat(open()).singleElement().extracting(Telling::notice).isEqualTo(NOTICE);
  }

  @Test
  void aRunWhoseHeartbeatStoppedIsToldWithItsTask() {
    await(new InstanceLedger(pool, TestLedger.COUNTS).enter(FIRST));
    claim(1, Duration.ZERO);

    await(runs.abandonExpired(Optional.of(NOTICE)));

    assertThat(open())
        .singleElement()
        .satisfies(
            telling -> assertThat(telling.notice().signature()).isEqualTo("something:feature-rows"))
        .satisfies(
            telling ->
                assertThat(telling.notice().detail())
                    .isEqualTo("here run 1 of nba/2025-01-15/PREGAME/-/feature-rows on local"));
    await(runs.abandonExpired(Optional.of(NOTICE)));
    assertThat(open()).hasSize(1);
  }

  @Test
  @Tag("MON-01")
  void aDeadLetterThatArrivesAgainIsToldOnce() {
    DeadLetterLedger index = new DeadLetterLedger(pool);
    await(index.record(letter("0:1"), Optional.of(NOTICE)));
    await(index.record(letter("0:1"), Optional.of(NOTICE)));
    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(1L);

    await(index.record(letter("0:2"), Optional.of(NOTICE)));
    await(index.record(letter("0:3"), Optional.empty()));
    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(2L);
  }

  @Test
  void aGateThatReplicasSeeBlockedIsToldOnceForEachOfItsReasons() {
    blocked("no box score");
    blocked("no box score");
    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(1L);

    blocked("no schedule");
    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(2L);
  }

  @Test
  void whatLastsIsToldWhenItBeginsAndAgainWhenItBeginsAgain() {
    holding("a", "b");
    holding("a", "b");
    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(2L);

    holding("b");
    holding("b");
    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(2L);

    holding("a", "b");
    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(3L);
  }

  @Test
  void conditionsOfOneSourceLeaveThoseOfOthersAlone() {
    holding("a");
    await(notices.holding("another", List.of()));
    holding("a");

    assertThat(open()).singleElement().extracting(Telling::times).isEqualTo(1L);
  }

  @Test
  void theFirstAndTheLastTimeAreKeptAndTheWorseSeverity() {
    await(notices.raise(NOTICE));
    await(
        notices.raise(
            new Notice(Severity.CRITICAL, "something", "Something happened", "there", "Look.")));
    await(notices.raise(NOTICE));

    assertThat(open())
        .singleElement()
        .satisfies(telling -> assertThat(telling.notice().severity()).isEqualTo(Severity.CRITICAL))
        .satisfies(telling -> assertThat(telling.notice().detail()).isEqualTo("here"))
        .satisfies(telling -> assertThat(telling.latest()).isEqualTo("here"))
        .satisfies(telling -> assertThat(telling.times()).isEqualTo(3));
  }

  @Test
  @Tag("MON-02")
  void whateverWentWrongStandsInOneListUntilItIsSettled() {
    await(new InstanceLedger(pool, TestLedger.COUNTS).enter(FIRST));
    Lease lease = claim(1, Duration.ofMinutes(3));
    await(runs.finish(lease, failed(lease)));
    await(new DeadLetterLedger(pool).record(letter("0:1"), Optional.of(NOTICE)));
    await(
        pool.query(
                """
                insert into ledger.notice_delivery
                  (notice_id, destination, state, error, ended_at)
                values (1, 'chat', 'FAILED', 'it answered 500', now())""")
            .execute());
    ErrorLedger errors = new ErrorLedger(pool);

    assertThat(await(errors.latest(10, Optional.empty(), Optional.empty())))
        .extracting(ErrorLedger.Entry::kind)
        .containsExactly(
            ErrorLedger.Kind.NOTICE, ErrorLedger.Kind.DEAD_LETTER, ErrorLedger.Kind.RUN);
    assertThat(await(errors.latest(10, Optional.of(Phase.INGEST), Optional.empty())))
        .extracting(ErrorLedger.Entry::why, ErrorLedger.Entry::command)
        .containsExactly(tuple("UNKNOWN_TYPE: nobody knows it", "tipoff dlq show 1"));
    assertThat(await(errors.latest(10, Optional.empty(), Optional.of(SLATE))))
        .extracting(ErrorLedger.Entry::what, ErrorLedger.Entry::why, ErrorLedger.Entry::command)
        .containsExactly(tuple("feature-rows", "FAILED BUG: no luck", "tipoff run show 1"));
    assertThat(await(errors.latest(1, Optional.empty(), Optional.empty()))).hasSize(1);

    await(
        pool.query(
                "update ledger.dead_letter"
                    + " set state = 'PURGED', settled_by = 'ann', settled_at = now()")
            .execute());
    assertThat(await(errors.latest(10, Optional.of(Phase.INGEST), Optional.empty()))).isEmpty();
  }

  private void holding(String... keys) {
    await(
        notices.holding(
            "test", List.of(keys).stream().map(key -> new Condition(key, NOTICE)).toList()));
  }

  private void blocked(String reason) {
    await(
        new GateLedger(pool)
            .record(
                Phase.GRADE,
                SLATE,
                Pass.POSTGAME,
                GateState.BLOCKED,
                List.of(reason),
                Optional.of(NOTICE)));
  }

  private List<Telling> open() {
    return await(desk.latest(10, false)).stream().map(NoticeDesk.Kept::telling).toList();
  }

  private Lease claim(int attempt, Duration lease) {
    TaskScope scope = new TaskScope("feature-rows", SLATE, Pass.PREGAME, Optional.empty());
    ScopeDecision.Start start = new ScopeDecision.Start(scope, "inputs", attempt, List.of());
    return ((Claim.Granted) await(runs.claim(start, Phase.FEATURES, FIRST, lease))).lease();
  }

  private static RunEnd failed(Lease lease) {
    TaskCompleted event =
        new TaskCompleted(
            Phase.FEATURES,
            lease.scope().task(),
            SLATE,
            Pass.PREGAME,
            Optional.empty(),
            lease.runId(),
            RunState.FAILED,
            "0".repeat(64),
            Map.of(),
            List.of());
    return new RunEnd(
        RunState.FAILED,
        Optional.of(FailureCategory.BUG),
        "no luck",
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        new EventCodec().encode(event, Instant.EPOCH, "test"),
        RunHistory.NONE,
        Optional.of(NOTICE),
        Optional.of(REFUSED),
        true);
  }

  private static DeadLetter letter(String position) {
    return new DeadLetter(
        "tipoff.ingest",
        position,
        Optional.empty(),
        "UNKNOWN_TYPE",
        "nobody knows it",
        Map.of(),
        List.of(),
        Buffer.buffer("x"));
  }

  private static <T> T await(Uni<T> asked) {
    return asked.await().atMost(PATIENCE);
  }
}
