package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventCodec;
import io.tipoff.event.TaskCompleted;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Severity;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Findings stand with the run that made them, on a real PostgreSQL. */
class FindingLedgerIT {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final Slate SLATE = new Slate("nba", DAY);
  private static final TaskScope SCOPE =
      new TaskScope("load-box-scores", SLATE, Pass.POSTGAME, Optional.empty());
  private static final Instance INSTANCE = new Instance("local", "first");
  private static final String TABLE = "raw.player_box";
  private static final Finding FINDING =
      new Finding(
          TABLE,
          "identity points",
          Severity.ERROR,
          2,
          212,
          true,
          "2 of 212 rows: points is 31",
          "Mend it.",
          List.of(
              Map.of("player_id", "2544", "points", 31L, "known_at", Instant.EPOCH),
              Map.of("player_id", "2545", "points", 7L, "known_at", Instant.EPOCH)));

  private final EventCodec codec = new EventCodec();
  private Pool pool;
  private RunLedger runs;
  private SliceLedger slices;
  private FindingLedger findings;
  private int attempt;

  @BeforeEach
  void empty() {
    pool = TestLedger.empty();
    runs = new RunLedger(pool, TestLedger.COUNTS);
    slices = new SliceLedger(pool);
    findings = new FindingLedger(pool);
    await(new InstanceLedger(pool, TestLedger.COUNTS).enter(INSTANCE));
  }

  @AfterEach
  void close() {
    await(pool.close());
  }

  @Test
  @Tag("TRF-05")
  @Tag("VAL-05")
  void standsWithEveryRowThatWasKeptOut() {
    long run = finish(List.of(FINDING), "identity points: 2 of 212 rows");

    FindingLedger.Stands stands = await(findings.current(DAY, DAY)).getFirst();

    assertThat(stands.slate()).isEqualTo(SLATE);
    assertThat(stands.task()).isEqualTo(SCOPE.task());
    assertThat(stands.runId()).isEqualTo(run);
    assertThat(stands.finding().message()).isEqualTo(FINDING.message());
    assertThat(stands.finding().severity()).isEqualTo(Severity.ERROR);
    assertThat(stands.finding().sample())
        .extracting(row -> row.get("player_id"), row -> ((Number) row.get("points")).longValue())
        .containsExactly(tuple("2544", 31L), tuple("2545", 7L));
    assertThat(await(findings.current(DAY.plusDays(1), DAY.plusDays(9)))).isEmpty();
  }

  @Test
  @Tag("TRF-05")
  void aThousandFindingsAreOneStatementAndAllStand() {
    await(pool.query("create sequence ledger.statements").execute());
    await(
        pool.query(
                """
                create function ledger.count_statement() returns trigger language plpgsql as $$
                begin
                  perform nextval('ledger.statements');
                  return null;
                end $$""")
            .execute());
    await(
        pool.query(
                """
                create trigger count_statement after insert on ledger.finding
                  for each statement execute function ledger.count_statement()""")
            .execute());
    List<Finding> thousand = IntStream.range(0, 1_000).mapToObj(FindingLedgerIT::numbered).toList();

    finish(thousand, "a thousand kinds of wrong");

    assertThat(await(findings.current(DAY, DAY)))
        .extracting(FindingLedger.Stands::finding)
        .isEqualTo(thousand);
    assertThat(
            await(pool.query("select last_value, is_called from ledger.statements").execute())
                .iterator()
                .next()
                .toJson())
        .isEqualTo(JsonObject.of("last_value", 1L, "is_called", true));
  }

  private static Finding numbered(int number) {
    return new Finding(
        TABLE,
        "check " + number,
        Severity.WARNING,
        1,
        212,
        false,
        "1 of 212 rows: number " + number,
        "Mend it.",
        List.of(Map.of("player_id", Integer.toString(number))));
  }

  @Test
  @Tag("VAL-05")
  void marksTheSliceUntilALaterVersionIsSound() {
    finish(List.of(FINDING), "identity points: 2 of 212 rows");
    assertThat(slice().error()).isEqualTo("identity points: 2 of 212 rows");
    assertThat(await(slices.refresh()).earlierInError(TABLE, SCOPE.task(), tomorrow()))
        .containsExactly(SLATE);

    finish(List.of(), "");

    assertThat(slice().isInError()).isFalse();
    assertThat(await(slices.refresh()).earlierInError(TABLE, SCOPE.task(), tomorrow())).isEmpty();
    assertThat(await(findings.current(DAY, DAY))).isEmpty();
  }

  @Test
  void staysWhenALaterRunFails() {
    finish(List.of(FINDING), "wrong");
    Lease lease = claim();
    await(
        runs.finish(
            lease,
            new RunEnd(
                RunState.TIMED_OUT,
                Optional.empty(),
                "",
                Map.of(),
                List.of(),
                Optional.empty(),
                event(lease, RunState.TIMED_OUT))));

    assertThat(await(findings.current(DAY, DAY))).hasSize(1);
  }

  private static Slate tomorrow() {
    return new Slate("nba", DAY.plusDays(1));
  }

  private SliceVersion slice() {
    return await(slices.refresh())
        .slice(TABLE, SCOPE.task(), SLATE, Optional.empty())
        .orElseThrow();
  }

  private long finish(List<Finding> found, String error) {
    Lease lease = claim();
    SliceVersion slice =
        new SliceVersion(
            TABLE, SCOPE.task(), SLATE, Optional.empty(), "v", Instant.EPOCH, 210, 5, 5, error);
    RunEnd end =
        new RunEnd(
            RunState.SUCCEEDED,
            Optional.empty(),
            "",
            Map.of(),
            List.of(slice),
            found,
            Optional.empty(),
            event(lease, RunState.SUCCEEDED));
    assertThat(await(runs.finish(lease, end))).isTrue();
    return lease.runId();
  }

  private Lease claim() {
    ScopeDecision.Start start = new ScopeDecision.Start(SCOPE, "inputs", ++attempt, List.of());
    Claim claim = await(runs.claim(start, Phase.INGEST, INSTANCE, Duration.ofMinutes(3)));
    return ((Claim.Granted) claim).lease();
  }

  private EncodedEvent event(Lease lease, RunState state) {
    return codec.encode(
        new TaskCompleted(
            Phase.INGEST,
            SCOPE.task(),
            SLATE,
            Pass.POSTGAME,
            Optional.empty(),
            lease.runId(),
            state,
            Digests.sha256("v"),
            Map.of(),
            List.of()),
        Instant.EPOCH,
        SLATE.toString());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
