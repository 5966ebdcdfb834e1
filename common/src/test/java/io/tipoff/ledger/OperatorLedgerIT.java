package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.SlateLedger.Mark;
import io.tipoff.messaging.DeadLetter;
import io.tipoff.messaging.MessageHeader;
import io.tipoff.messaging.MessagingSettings;
import io.tipoff.messaging.OutboxMessage;
import io.tipoff.run.Interventions;
import io.tipoff.run.RunRecord;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators do is done once, whole, and entered, on a real PostgreSQL. */
class OperatorLedgerIT {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final Operator ANN = new Operator("ann", "broker was down");
  private static final Instance INSTANCE = new Instance("local", "first");
  private static final int MOST_REPLAYS = 2;

  private Pool pool;
  private DeadLetterLedger index;
  private LetterDesk letters;
  private OutboxLedger outbox;
  private SlateLedger slates;
  private InterventionLedger interventions;
  private RunLedger runs;
  private RunDesk desk;
  private AuditLedger audit;

  @BeforeEach
  void empty() {
    pool = TestLedger.empty();
    MessagingSettings settings =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withDefaultValue(
                "tipoff.messaging.dead-letters.most-replays", Integer.toString(MOST_REPLAYS))
            .withMapping(MessagingSettings.class)
            .build()
            .getConfigMapping(MessagingSettings.class);
    audit = new AuditLedger(pool);
    index = new DeadLetterLedger(pool);
    letters = new LetterDesk(pool, audit, settings);
    outbox = new OutboxLedger(pool);
    slates = new SlateLedger(pool);
    interventions = new InterventionLedger(pool, audit);
    runs = new RunLedger(pool, TestLedger.COUNTS);
    desk = new RunDesk(pool, audit, TestLedger.COUNTS);
    await(new InstanceLedger(pool, TestLedger.COUNTS).enter(INSTANCE));
  }

  @AfterEach
  void close() {
    await(pool.close());
  }

  @Test
  void aReplayIsToldAsTheMessageWasAndMarksItsSlate() {
    DeadLetter letter = letter("0:1", List.of());
    await(index.record(letter));

    StoredLetter replayed = await(letters.replay(1, ANN));

    assertThat(replayed.state()).isEqualTo(LetterState.REPLAYED);
    assertThat(replayed.replays()).isEqualTo(1);
    assertThat(replayed.settledBy()).contains("ann");
    assertThat(replayed.settledAt()).isPresent();
    assertThat(await(outbox.pending(10)))
        .singleElement()
        .isInstanceOfSatisfying(
            OutboxMessage.Replay.class,
            message -> {
              assertThat(message.letterId()).isEqualTo(1);
              assertThat(message.letter()).isEqualTo(letter);
            });
    assertThat(marked()).containsExactly(SLATE);
    assertThat(await(index.counts())).containsEntry("tipoff.ingest", 0L);
    assertThat(entries()).containsExactly("ann dlq replay dead letter 1 DONE broker was down");
  }

  @Test
  void theProbeCountsTheRowsOfEveryTable() {
    await(index.record(letter("0:1", List.of())));
    await(index.record(letter("0:2", List.of())));
    await(letters.replay(1, ANN));

    assertThat(await(new LedgerProbe(pool).rows()))
        .containsEntry("dead_letter", 2L)
        .containsEntry("audit", 1L)
        .containsEntry("outbox", 1L)
        .containsEntry("run", 0L)
        .containsKeys("slice", "gate", "instance", "flyway_schema_history");
  }

  @Test
  void aLetterIsToldAgainOnce() {
    await(index.record(letter("0:1", List.of())));
    await(letters.replay(1, ANN));

    assertRefused(letters.replay(1, ANN), FailureCategory.BAD_INPUT, "was replayed by ann");
    assertThat(await(outbox.pending(10))).hasSize(1);
    assertThat(entries().getFirst()).startsWith("ann dlq replay dead letter 1 REFUSED: ");
  }

  @Test
  @Tag("ORC-13")
  void aMessageThatDiesAgainAndAgainIsRefused() {
    await(index.record(letter("0:1", List.of())));
    for (int replay = 1; replay <= MOST_REPLAYS; replay++) {
      await(letters.replay(lastDead().id(), ANN));
      OutboxMessage told = await(outbox.pending(10)).getLast();
      DeadLetter again = letter("0:" + (replay + 1), replayOf((OutboxMessage.Replay) told));
      await(index.record(again));
      assertThat(lastDead().replays()).isEqualTo(replay);
      assertThat(lastDead().replayOf()).contains(((OutboxMessage.Replay) told).letterId());
    }

    StoredLetter last = lastDead();
    assertThat(letters.refusal(last)).isPresent();
    assertRefused(
        letters.replay(last.id(), ANN), FailureCategory.CONTRACT, "that is the most allowed");
    assertThat(lastDead()).isEqualTo(last);
    assertThat(await(outbox.pending(10))).hasSize(MOST_REPLAYS);
  }

  @Test
  void aPurgedLetterIsKeptAndNotToldAgain() {
    await(index.record(letter("0:1", List.of())));

    assertThat(await(letters.purge(1, ANN)).state()).isEqualTo(LetterState.PURGED);

    assertThat(await(letters.in(LetterState.PURGED, 10))).hasSize(1);
    assertRefused(letters.replay(1, ANN), FailureCategory.BAD_INPUT, "was purged by ann");
    assertRefused(letters.purge(1, ANN), FailureCategory.BAD_INPUT, "was purged by ann");
    assertThat(await(outbox.pending(10))).isEmpty();
  }

  @Test
  void aLetterThatDoesNotExistIsNamed() {
    assertRefused(letters.replay(7, ANN), FailureCategory.BAD_INPUT, "there is no dead letter 7");
  }

  @Test
  @Tag("ORC-04")
  void anOverrideIsKeptWithWhoWhyAndUntilWhen() {
    announce();
    Instant until = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);

    await(interventions.override(Phase.GRADE, SLATE, ANN, until));

    Interventions found = await(interventions.ofSlate(SLATE));
    assertThat(found.overrides())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.phase()).isEqualTo(Phase.GRADE);
              assertThat(one.actor()).isEqualTo("ann");
              assertThat(one.reason()).isEqualTo("broker was down");
              assertThat(one.expiresAt()).isEqualTo(until);
            });
    assertThat(marked()).containsExactly(SLATE);
    assertThat(entries().getFirst()).startsWith("ann gate override grade of nba/2025-01-15 until");
  }

  @Test
  @Tag("ORC-04")
  void anOverrideOfAnUnknownSlateOrWithoutReasonIsRefused() {
    assertRefused(
        interventions.override(Phase.GRADE, SLATE, ANN, Instant.now().plusSeconds(60)),
        FailureCategory.BAD_INPUT,
        "no slate nba/2025-01-15 is known");
    Operator silent = new Operator("ann", " ");
    assertThatThrownBy(
            () -> interventions.override(Phase.GRADE, SLATE, silent, Instant.now().plusSeconds(60)))
        .hasMessageContaining("no reason");
    assertThatThrownBy(() -> new Operator("", "why")).hasMessageContaining("nobody is named");
    assertThat(await(interventions.ofSlate(SLATE))).isEqualTo(Interventions.NONE);
  }

  @Test
  void anAbandonedRunCannotRecordAnEndAndIsMarked() {
    Lease lease = claim();
    RunRecord run = await(desk.find(lease.runId())).run();

    await(desk.abandon(run, ANN));

    RunDetail ended = await(desk.find(run.id()));
    assertThat(ended.run().state()).isEqualTo(RunState.ABANDONED);
    assertThat(ended.run().reason()).isEqualTo("abandoned by ann: broker was down");
    assertThat(await(runs.heartbeat(INSTANCE, Set.of(run.id()), Duration.ofMinutes(3)))).isZero();
    assertThat(marked()).containsExactly(SLATE);
    assertRefused(desk.abandon(ended.run(), ANN), FailureCategory.BAD_INPUT, "does not run");
    assertThat(entries()).hasSize(2);
  }

  @Test
  @Tag("DSH-02")
  @Tag("ING-17")
  void aRunWithoutHeartbeatIsFoundOnceItsLeaseHasExpired() {
    Lease lease = claim();
    assertThat(await(desk.withoutHeartbeat())).isEmpty();

    await(runs.heartbeat(INSTANCE, Set.of(lease.runId()), Duration.ofMillis(-1)));

    assertThat(await(desk.withoutHeartbeat()))
        .singleElement()
        .satisfies(run -> assertThat(run.instance()).isEqualTo("local"));
  }

  @Test
  void aRetryIsGrantedOnce() {
    RunRecord run = await(desk.find(claim().runId())).run();

    await(interventions.retry(run, ANN));
    await(interventions.retry(run, ANN));

    assertThat(await(interventions.ofSlate(SLATE)).retries()).containsExactly(run.id());
    assertThat(await(desk.find(run.id())).retry()).contains(ANN);
  }

  private List<Slate> marked() {
    return await(slates.marks(List.of(Phase.values()))).stream().map(Mark::slate).toList();
  }

  private void announce() {
    await(
        pool.query("insert into ledger.slate (sport, slate_date) values ('nba', '2025-01-15')")
            .execute());
  }

  private Lease claim() {
    TaskScope scope = new TaskScope("grade-picks", SLATE, Pass.POSTGAME, Optional.empty());
    ScopeDecision.Start start = new ScopeDecision.Start(scope, "inputs", 1, List.of("no quotes"));
    Claim claim = await(runs.claim(start, Phase.GRADE, INSTANCE, Duration.ofMinutes(3)));
    return ((Claim.Granted) claim).lease();
  }

  private StoredLetter lastDead() {
    return await(letters.in(LetterState.DEAD, 10)).getLast();
  }

  private static DeadLetter letter(String position, List<MessageHeader> more) {
    List<MessageHeader> headers = new ArrayList<>();
    headers.add(new MessageHeader("ce_subject", Optional.of(Buffer.buffer(SLATE.toString()))));
    headers.add(new MessageHeader("bytes", Optional.of(Buffer.buffer(new byte[] {-1, 0}))));
    headers.add(new MessageHeader("empty", Optional.empty()));
    headers.addAll(more);
    return new DeadLetter(
        "tipoff.ingest",
        position,
        Optional.of("nba/2025-01-15"),
        "HANDLER_BUG",
        "a table was gone",
        Map.of("subject", SLATE.toString()),
        headers,
        Buffer.buffer(new byte[] {'{', -1, 0}));
  }

  /** The headers of a message that a transport tells again. */
  private static List<MessageHeader> replayOf(OutboxMessage.Replay replay) {
    String id = Long.toString(replay.letterId());
    return List.of(new MessageHeader(DeadLetter.REPLAY_OF, Optional.of(Buffer.buffer(id))));
  }

  private List<String> entries() {
    return await(audit.latest(10)).stream()
        .map(
            entry ->
                String.join(
                    " ",
                    entry.actor(),
                    entry.action(),
                    entry.target(),
                    entry.outcome(),
                    entry.reason()))
        .toList();
  }

  private static void assertRefused(Uni<?> action, FailureCategory category, String told) {
    assertThatThrownBy(() -> await(action))
        .isInstanceOfSatisfying(
            TipoffException.class,
            refusal -> {
              assertThat(refusal.category()).isEqualTo(category);
              assertThat(refusal.getMessage()).contains(told);
              assertThat(refusal.remedy()).isNotBlank();
            });
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
