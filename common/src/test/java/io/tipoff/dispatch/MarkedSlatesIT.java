package io.tipoff.dispatch;

import static io.tipoff.dispatch.HistoryTasks.ACCURACY;
import static io.tipoff.dispatch.HistoryTasks.EXPECTED;
import static io.tipoff.dispatch.HistoryTasks.LEARNED;
import static io.tipoff.dispatch.HistoryTasks.SCORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.tipoff.dispatch.HistoryTasks.Points;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.run.Asked;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SlateSignal;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.SteadyClock;
import io.tipoff.warehouse.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Slates of long ago of which much is due at once are done in their order, a few at a time; on a
 * real PostgreSQL and DuckDB.
 */
class MarkedSlatesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SLATES = 16;
  private static final int CORRECTED = 3;

  /** The corrected one lies a month before those that follow it. */
  private static final List<Slate> ALL =
      IntStream.range(0, SLATES)
          .mapToObj(day -> LocalDate.of(2024, 11, 1).plusDays(day > CORRECTED ? 30 + day : day))
          .map(date -> new Slate("nba", date))
          .toList();

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Kernel> kernels = new ArrayList<>();
  private final Map<Slate, Points> box = new TreeMap<>();
  private KernelStores stores;

  @BeforeEach
  void open() {
    for (Slate slate : ALL) {
      Instant known = LeagueTime.at(slate.date().plusDays(1), LocalTime.of(6, 0));
      box.put(slate, new Points(slate.date(), slate.date().getDayOfMonth(), known));
    }
    empty("late");
  }

  private void empty(String name) {
    stores = KernelStores.open(folder.resolve(name), meters, new SteadyClock());
  }

  @AfterEach
  void closeStores() {
    kernels.forEach(Kernel::close);
    kernels.clear();
    stores.close();
  }

  @Test
  @Tag("ORC-13")
  void aCorrectionRunsAgainExactlyWhatReadItAndEndsAsIfItHadAlwaysBeenSo() {
    Kernel kernel = replayed();
    Map<String, String> pregame = digests(EXPECTED, LEARNED);

    correct(kernel);
    sweep(kernel);

    assertThat(madeAgain()).containsExactlyInAnyOrderElementsOf(dependents());
    assertThat(digests(EXPECTED, LEARNED)).as("what was frozen").isEqualTo(pregame);
    Map<String, String> late = digests(SCORED, ACCURACY);
    closeStores();
    empty("quiet");
    replayed();
    assertThat(late).isEqualTo(digests(SCORED, ACCURACY));
  }

  /** Everything else of a season waits for its turn: today's work is not behind it in a queue. */
  @Test
  @Tag("ORC-13")
  void fewSlatesAreOnTheirWayAtATimeTheEarliestFirst() {
    Kernel kernel = replayed();
    correct(kernel);
    List<Slate> signalled = new ArrayList<>();

    Sweep sweep =
        new Sweep(
            kernel.parts(),
            new SlateSignal() {
              @Override
              public void signal(Slate slate, Asked asked) {
                signalled.add(slate);
              }

              @Override
              public void signal(
                  Slate slate, Asked asked, Consumer<List<ScopeDecision.Block>> settled) {
                signalled.add(slate);
              }
            },
            stores.ledger().marks(),
            new LeftToSweep());
    done(sweep.sweep());

    assertThat(signalled).isEqualTo(ALL.subList(CORRECTED + 1, CORRECTED + 4));
  }

  @Test
  @Tag("ORC-13")
  void twoProcessesShareIt() {
    Kernel one = replayed();
    Kernel other = kernel("another");
    correct(one);

    done(sweepOf(one).sweep());
    sweep(other);

    assertThat(madeAgain().stream().distinct().toList())
        .containsExactlyInAnyOrderElementsOf(dependents());
    List<String> work =
        runs()
            .filter(run -> run.state().isFinished())
            .map(run -> run.scope().key() + " " + run.inputDigest())
            .toList();
    assertThat(work).as("on the same inputs").doesNotHaveDuplicates();
  }

  /** A revision is made once: had it not waited for the slates before, it would stay wrong. */
  @Test
  @Tag("ORC-13")
  void slatesThatNobodyHasDoneYetAreDoneInTheirOrder() {
    replayed();
    Map<String, String> quiet = digests(EXPECTED, LEARNED, SCORED, ACCURACY);
    closeStores();
    empty("marked");
    Kernel kernel = announced();
    ALL.forEach(
        slate -> done(stores.ledger().marks().markForSweep(slate, "a backfill was asked for")));

    sweep(kernel);

    assertThat(digests(EXPECTED, LEARNED, SCORED, ACCURACY)).isEqualTo(quiet);
    assertThat(madeAgain()).isEmpty();
  }

  /** A kernel that has replayed all slates, and now lives in our days. */
  private Kernel replayed() {
    Kernel kernel = announced();
    kernel.replay().run(ALL, (slate, phase) -> true, look -> {});
    kernel.parts().clock().goLive();
    kernel.dispatcher().allow((slate, phase) -> true);
    return kernel;
  }

  private Kernel announced() {
    Kernel kernel = kernel("one");
    stores.warehouse().migrate(kernel.parts().catalog().tables());
    announce(
        kernel,
        ALL.stream()
            .flatMap(
                slate ->
                    Stream.of(
                        slice("archive.schedule", slate, "one game"),
                        slice("archive.box", slate, box.get(slate).toString())))
            .toList());
    return kernel;
  }

  /** As an event of the slate would have it done, which tells nothing of any other. */
  private void correct(Kernel kernel) {
    Slate slate = ALL.get(CORRECTED);
    box.put(
        slate, new Points(slate.date(), 1000, LeagueTime.at(ALL.getLast().date(), LocalTime.NOON)));
    announce(kernel, List.of(slice("archive.box", slate, box.get(slate).toString())));
    settle(kernel, slate);
  }

  private static List<String> dependents() {
    List<String> dependents = new ArrayList<>(List.of("load " + ALL.get(CORRECTED)));
    for (Slate slate : ALL.subList(CORRECTED, SLATES)) {
      dependents.add("score " + slate);
      dependents.add("accuracy " + slate);
    }
    return dependents;
  }

  /** Each finish of a scope but its first. */
  private List<String> madeAgain() {
    Map<String, Long> finishes =
        runs()
            .filter(run -> run.state().isFinished())
            .map(run -> run.scope().task() + " " + run.scope().slate())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return finishes.entrySet().stream()
        .flatMap(scope -> Stream.generate(scope::getKey).limit(scope.getValue() - 1))
        .toList();
  }

  private Stream<RunRecord> runs() {
    return done(stores.ledger().runs().latest(10_000)).stream();
  }

  /** As the timer does, until no slate is marked any more. */
  private void sweep(Kernel kernel) {
    Sweep sweep = sweepOf(kernel);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              done(sweep.sweep());
              return marked().isEmpty();
            });
  }

  private Sweep sweepOf(Kernel kernel) {
    return new Sweep(
        kernel.parts(), kernel.dispatcher(), stores.ledger().marks(), new LeftToSweep());
  }

  /** For the phases that there are here. */
  private List<Slate> marked() {
    return done(stores.ledger().marks().marks(List.of(Phase.INGEST, Phase.PREDICT, Phase.GRADE)))
        .stream()
        .map(mark -> mark.slate())
        .toList();
  }

  private void settle(Kernel kernel, Slate slate) {
    done(kernel.dispatcher().settle(slate, kernel.parts().clock().now()));
    kernel.dispatcher().goOnTogether();
  }

  private static void announce(Kernel kernel, List<SourceSlice> slices) {
    done(new SourceAnnouncer(kernel).announce(slices));
  }

  private static SourceSlice slice(String artefact, Slate slate, String content) {
    String digest = Digests.sha256(content);
    return new SourceSlice(artefact, HistoryTasks.SOURCE, slate, digest, digest, 1, Instant.EPOCH);
  }

  private Map<String, String> digests(Table... tables) {
    return Stream.of(tables)
        .collect(Collectors.toMap(Table::qualifiedName, table -> stores.warehouse().digest(table)));
  }

  private Kernel kernel(String instance) {
    WorkParts work = stores.work(HistoryTasks.of(box), instance);
    Kernel kernel = stores.kernel(work, new SteadyClock());
    done(kernel.start());
    kernels.add(kernel);
    return kernel;
  }

  private static <T> T done(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
