package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.event.SourceFetched;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of facts that come long after their slate, on a real PostgreSQL. Each slate has a
 * total; a sum, in hundreds, of all earlier totals; a report on all earlier sums; and a prediction
 * from earlier totals, made before its tip.
 */
class LateDataIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int DAYS = 12;

  /** What each slate has at first. */
  private static final int POINTS = 40;

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<Slate, Integer> points = new ConcurrentHashMap<>();
  private final Map<Slate, Integer> totals = new ConcurrentHashMap<>();
  private KernelStores stores;
  private Kernel kernel;

  @BeforeEach
  void open() {
    stores = KernelStores.open(folder, meters, new SteadyClock());
    kernel = stores.kernel(stores.work(tasks(), "one"), new SteadyClock());
    done(kernel.start());
  }

  @AfterEach
  void close() {
    kernel.close();
    stores.close();
  }

  @Test
  @Tag("ORC-13")
  void aSlateThatComesAfterLaterOnesIsReadByThem() {
    IntStream.range(0, DAYS).filter(day -> day != 5).forEach(day -> announce(day, POINTS));
    sweepUntilNothingIsMarked();

    announce(5, 1_000);
    sweepUntilNothingIsMarked();

    assertThat(nothingIsDue()).isTrue();
    assertThat(latestRuns()).containsKeys("predict 5", "tell 5");
  }

  /** A replay comes to later slates by itself; it may have thousands of runs on earlier ones. */
  @Test
  void aReplayMarksNothing() {
    IntStream.range(0, DAYS).forEach(day -> announce(day, POINTS));
    sweepUntilNothingIsMarked();
    Instant now = kernel.parts().clock().now();
    kernel.parts().clock().startReplayAt(now);

    announce(2, 1_000);
    done(kernel.dispatcher().settle(slate(2), now));

    assertThat(done(stores.ledger().marks().marks(kernel.parts().catalog().phases())))
        .extracting(SlateLedger.Mark::slate)
        .containsExactly(slate(2));
    assertThat(nothingIsDue()).isFalse();
  }

  private List<Task> tasks() {
    Input games = Input.critical("archive.game", Relation.SAME_SLATE, "league");
    Input boxes = Input.critical("archive.box", Relation.SAME_SLATE, "league");
    Input plan = Input.critical("plan", Relation.SAME_SLATE, "plan");
    Input total = Input.critical("total", Relation.SAME_SLATE, "load");
    Input earlierTotals = Input.optional("total", Relation.EARLIER_SLATES, "load");
    Input earlierSums = Input.optional("sum", Relation.EARLIER_SLATES, "sum");
    return List.of(
        Works.doing(
            TaskDeclaration.pregame("plan", Phase.INGEST, List.of(games)).producing("plan"),
            context -> made("plan", 1).planning(List.of(tip(context.slate())))),
        Works.doing(
            TaskDeclaration.postgame("load", Phase.INGEST, List.of(boxes)).producing("total"),
            context -> {
              int now = points.get(context.slate());
              totals.put(context.slate(), now);
              return made("total", now);
            }),
        Works.doing(
            TaskDeclaration.postgame("sum", Phase.GRADE, List.of(total, earlierTotals))
                .producing("sum"),
            context -> made("sum", hundredsBefore(context.slate()))),
        Works.doing(
            TaskDeclaration.postgame("tell", Phase.PUBLISH, List.of(earlierSums)).producing("told"),
            context -> made("told", 1)),
        Works.doing(
            TaskDeclaration.perRevision("predict", Phase.PREDICT, List.of(plan, earlierTotals))
                .producing("prediction"),
            context -> made("prediction", hundredsBefore(context.slate()))));
  }

  private int hundredsBefore(Slate slate) {
    return totals.entrySet().stream()
            .filter(total -> total.getKey().compareTo(slate) < 0)
            .mapToInt(Map.Entry::getValue)
            .sum()
        / 100;
  }

  private static TaskOutput.Rows made(String artefact, int what) {
    return TaskOutput.artefact(
        artefact,
        new TaskOutput.Artefact(Digests.sha256(Integer.toString(what)), 1, Instant.EPOCH));
  }

  /** Years before anybody looks at it without a mark. */
  private static Slate slate(int day) {
    return new Slate("nba", LocalDate.of(2020, 1, 15).plusDays(day));
  }

  private static Instant tip(Slate slate) {
    return slate.date().atTime(23, 0).toInstant(ZoneOffset.UTC);
  }

  /** As a source does that has something new, whose event arrives. */
  private void announce(int day, int scored) {
    points.put(slate(day), scored);
    List<SourceSlice> slices =
        List.of(announced("archive.game", day, 1), announced("archive.box", day, scored));
    done(
        stores
            .ledger()
            .slices()
            .announce(
                slices,
                slices.stream()
                    .map(
                        slice ->
                            kernel
                                .parts()
                                .events()
                                .encode(
                                    new SourceFetched(
                                        slice.source(),
                                        slice.artefact(),
                                        slice.slate(),
                                        slice.digest(),
                                        slice.items(),
                                        slice.knownAt()),
                                    slice.knownAt(),
                                    slice.slate().toString()))
                    .toList()));
    done(stores.ledger().marks().markForSweep(slate(day), "it was told of"));
  }

  private static SourceSlice announced(String artefact, int day, int content) {
    String digest = Digests.sha256(Integer.toString(content));
    return new SourceSlice(artefact, "league", slate(day), digest, digest, 1, Instant.EPOCH);
  }

  private void sweepUntilNothingIsMarked() {
    Sweep sweep =
        new Sweep(kernel.parts(), kernel.dispatcher(), stores.ledger().marks(), new LeftToSweep());
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              done(sweep.sweep());
              return done(stores.ledger().marks().marks(kernel.parts().catalog().phases()))
                  .isEmpty();
            });
  }

  private boolean nothingIsDue() {
    return IntStream.range(0, DAYS)
        .mapToObj(day -> done(kernel.dispatcher().look(slate(day))))
        .flatMap(look -> look.scopes().stream())
        .allMatch(ScopeDecision.Done.class::isInstance);
  }

  /** Latest run of each task and day. */
  private Map<String, Long> latestRuns() {
    Map<String, Long> latest = new HashMap<>();
    for (int day = 0; day < DAYS; day++) {
      for (RunRecord run : done(stores.ledger().runs().ofSlate(slate(day)))) {
        latest.merge(run.scope().task() + " " + day, run.id(), Math::max);
      }
    }
    return latest;
  }

  private static <T> T done(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
