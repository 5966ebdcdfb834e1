package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.event.EventCodec;
import io.tipoff.event.SourceFetched;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.RunDetail;
import io.tipoff.ledger.SourceLedger.Fault;
import io.tipoff.ledger.WorkLedger;
import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.RunState;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.SteadyClock;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates of a slate whose source fails; on a real ledger. */
class SourceHealthIT {

  private static final Slate SLATE = Slate.parse("nba/2025-01-15");
  private static final Instant BEFORE = Moment.NEXT_MORNING.of(SLATE);
  private static final Instant DEADLINE = Moment.NEXT_NOON.of(SLATE);
  private static final Instant SINCE = BEFORE.minusSeconds(600);
  private static final String FAILING =
      "league has brought no box-score since " + SINCE + ": SERVER_ERROR";
  private static final String NO_ARCHIVE = "archive.box of nba/2025-01-15 is not there (league)";
  private static final String NOTHING = Digests.sha256("nothing");
  private static final String NO_BOX = "box of nba/2025-01-15 is not there (load-box)";

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private KernelStores stores;
  private WorkParts parts;
  private Dispatcher dispatcher;

  /** Passes on that there is something, or that there is nothing. */
  private record Makes(TaskDeclaration declaration, boolean empty) implements Task {

    @Override
    public TaskOutput run(RunContext context) {
      return empty
          ? new TaskOutput.NoData("nobody played")
          : TaskOutput.artefact(
              declaration.artefacts().getFirst(),
              new TaskOutput.Artefact(Digests.sha256(declaration.name()), 1, BEFORE));
    }
  }

  @BeforeEach
  void open() {
    stores = KernelStores.open(folder, meters, new SteadyClock());
    Instance instance = new Instance("local", "first");
    await(stores.ledger().instances().enter(instance));
    parts = stores.work(tasks(), instance.id());
    Duration lease = Duration.ofMinutes(3);
    WorkLedger work = stores.ledger().of(instance, lease);
    dispatcher =
        new Dispatcher(
            parts,
            work,
            new Worker(parts, work, instance, lease, RunObserver.NONE, EarlierOutputs.NONE));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  @Tag("ORC-03")
  void whatWaitsForAFailingSourceNamesItWithSinceWhenAndItsAnswer() {
    fails("box-score", "archive.box");

    Look look = settle(BEFORE);

    assertThat(gate(look, Phase.INGEST).state()).isEqualTo("WAITING");
    assertThat(gate(look, Phase.INGEST).reasons()).containsExactly(NO_ARCHIVE, FAILING);
    assertThat(gate(look, Phase.TRANSFORM).reasons()).containsExactly(NO_BOX, FAILING);
  }

  @Test
  @Tag("ORC-03")
  void pastTheDeadlineItBlocksWhatCannotDoWithoutAndIsOnRecordOfWhatCan() {
    fails("box-score", "archive.box");

    Look look = settle(DEADLINE);

    assertThat(gate(look, Phase.INGEST).isBlocked()).isTrue();
    assertThat(gate(look, Phase.TRANSFORM).reasons()).containsExactly(NO_BOX, FAILING);
    assertThat(latestRun().run().scope().task()).isEqualTo("report");
    assertThat(latestRun().degraded()).containsExactly(NO_BOX, FAILING);
  }

  @Test
  @Tag("ORC-03")
  void whatAFailingSourceDoesNotTellIsNotProvenEmptyUntilItAnswers() {
    announceNothingIn("archive.empty");
    fails("empties", "archive.empty");
    String doubt = "archive.empty of nba/2025-01-15 may not be empty (league)";

    assertThat(gate(settle(BEFORE), Phase.FEATURES).reasons()).first().isEqualTo(doubt);
    assertThat(gate(settle(DEADLINE), Phase.FEATURES).isBlocked()).isTrue();
    assertThat(runsOf("load-empty")).isEmpty();

    await(stores.ledger().sources().succeeded("league", "empties", Duration.ofHours(1)));
    settle(DEADLINE);
    assertThat(runsOf("load-empty")).containsExactly(RunState.NO_DATA);

    // what was proven while it answered stays so
    fails("empties", "archive.empty");
    assertThat(gate(settle(BEFORE), Phase.FEATURES).state()).isEqualTo("DONE");
  }

  @Test
  void anotherKindThatFailsAndAHealthySourceChangeNothing() {
    fails("schedule", "archive.schedule");
    assertThat(gate(settle(BEFORE), Phase.TRANSFORM).reasons()).containsExactly(NO_BOX);

    fails("box-score", "archive.box");
    await(stores.ledger().sources().succeeded("league", "box-score", Duration.ofHours(1)));
    assertThat(gate(settle(BEFORE), Phase.TRANSFORM).reasons()).containsExactly(NO_BOX);
  }

  @Test
  void aReplayDoesNotAskHowASourceStandsNow() {
    fails("box-score", "archive.box");
    parts.clock().startReplayAt(BEFORE);

    assertThat(gate(settle(BEFORE), Phase.TRANSFORM).reasons()).containsExactly(NO_BOX);
  }

  private void fails(String kind, String artefact) {
    Fault fault = new Fault("SERVER_ERROR", "it answered 503", "Wait.", List.of(artefact));
    await(stores.ledger().sources().failed("league", kind, fault, Duration.ofMinutes(1)));
    await(
        stores
            .pool()
            .preparedQuery("update ledger.source set failing_since = $1 where kind = $2")
            .execute(Tuple.of(SINCE.atOffset(ZoneOffset.UTC), kind)));
  }

  private void announceNothingIn(String artefact) {
    SourceSlice slice =
        new SourceSlice(artefact, "league", SLATE, NOTHING, "payload", 0, SINCE.minusSeconds(60));
    SourceFetched event = new SourceFetched("league", artefact, SLATE, NOTHING, 0, slice.knownAt());
    await(
        stores
            .ledger()
            .slices()
            .announce(
                List.of(slice), List.of(new EventCodec().encode(event, slice.knownAt(), "test"))));
  }

  private Look settle(Instant instant) {
    return await(dispatcher.settle(SLATE, instant));
  }

  private static GateView gate(Look look, Phase phase) {
    return GateView.of(look).stream()
        .filter(gate -> gate.phase() == phase && gate.pass() == Pass.POSTGAME)
        .findFirst()
        .orElseThrow();
  }

  private RunDetail latestRun() {
    return await(
        stores.ledger().desk().find(await(stores.ledger().runs().latest(1)).getFirst().id()));
  }

  private List<RunState> runsOf(String task) {
    return await(stores.ledger().runs().ofSlate(SLATE)).stream()
        .filter(run -> run.scope().task().equals(task))
        .map(run -> run.state())
        .toList();
  }

  private static List<Task> tasks() {
    return List.of(
        new Makes(
            TaskDeclaration.postgame(
                    "load-box",
                    Phase.INGEST,
                    List.of(Input.critical("archive.box", Relation.SAME_SLATE, "league")))
                .producing("box"),
            false),
        new Makes(
            TaskDeclaration.postgame(
                    "sum",
                    Phase.TRANSFORM,
                    List.of(Input.critical("box", Relation.SAME_SLATE, "load-box")))
                .producing("sums"),
            false),
        new Makes(
            TaskDeclaration.postgame(
                    "load-empty",
                    Phase.FEATURES,
                    List.of(Input.critical("archive.empty", Relation.SAME_SLATE, "league")))
                .producing("empty"),
            true),
        new Makes(
            TaskDeclaration.postgame(
                    "report",
                    Phase.PUBLISH,
                    List.of(Input.optional("box", Relation.SAME_SLATE, "load-box")))
                .producing("report"),
            false));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
