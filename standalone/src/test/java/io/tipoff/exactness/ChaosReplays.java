package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.tipoff.dispatch.KernelParts;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.RunCounts;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.messaging.WakeUp;
import io.tipoff.run.Reconcile;
import io.tipoff.run.RunState;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import io.tipoff.standalone.StoreDigests;
import io.tipoff.standalone.faults.Broker;
import io.tipoff.time.OperationalClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Replays of season files in one application, one for each seed, each from empty stores and
 * disturbed by the faults of its seed; seed 0 is not disturbed. Called from outside the
 * application's class loader: nothing but types of the JDK goes in and out.
 */
@Singleton
class ChaosReplays implements BiFunction<Path, Long, Map<String, String>> {

  /** Key of what struck, one {@link Struck} a line. */
  static final String STRUCK = "struck";

  private final SeasonFileSource source;
  private final SourceAnnouncer announcer;
  private final ReplayJournal journal;
  private final KernelParts parts;
  private final CurrentKernel current;
  private final DisturbedOutbox outbox;
  private final LeftToSweep left;
  private final EndState end;
  private final Path archive;
  private final Path exports;
  private final Path warehouses;
  private final Path migrated;
  private final Broker broker;
  private final DisturbedLedger ledger;

  ChaosReplays(
      SeasonFileSource source,
      SourceAnnouncer announcer,
      ReplayJournal journal,
      KernelParts parts,
      CurrentKernel current,
      DisturbedOutbox outbox,
      LeftToSweep left,
      EndState end,
      @ConfigProperty(name = "tipoff.archive.path") Path archive,
      @ConfigProperty(name = "tipoff.exports.path") Path exports,
      @ConfigProperty(name = "tipoff.warehouse.path") Path warehouse,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl) {
    this.source = source;
    this.announcer = announcer;
    this.journal = journal;
    this.parts = parts;
    this.current = current;
    this.outbox = outbox;
    this.left = left;
    this.end = end;
    this.archive = archive;
    this.exports = exports;
    this.warehouses = warehouse.resolveSibling("seeds");
    this.migrated = warehouses.resolve("migrated.duckdb");
    this.broker = new Broker(bootstrapServers);
    this.ledger = new DisturbedLedger(jdbcUrl);
  }

  /** How the replay of a seed ends; a failure tells what had struck. */
  @Override
  public Map<String, String> apply(Path files, Long seed) {
    FaultPlan plan = seed == 0 ? FaultPlan.quiet() : FaultPlan.of(seed);
    try {
      return replayed(Scenario.request(files), seed, plan);
    } catch (AssertionError | CompletionException | ConditionTimeoutException e) {
      throw new AssertionError(
          e.getMessage()
              + "\nafter "
              + plan.struck()
              + "\nrunning: "
              + ledger.running()
              + "\nsessions: "
              + ledger.sessions()
              + "\nletters: "
              + ledger.letters(),
          e);
    }
  }

  private Map<String, String> replayed(Replay.Request request, long seed, FaultPlan plan) {
    long fenced = ended(RunCounts.FENCED);
    Map<String, String> found =
        onEmptyStores(
            "seed-" + seed, plan, seed, Reconcile.AGAIN, stores -> replay(request, stores, plan));
    assertThat(ended(RunCounts.FENCED) - fenced).isGreaterThanOrEqualTo(plan.refusals());
    found.put(
        STRUCK, plan.struck().stream().map(Struck::toString).collect(Collectors.joining("\n")));
    return found;
  }

  /**
   * How work on stores of its own ends.
   *
   * @param name of its warehouse
   * @param seed of how events travel
   * @param wait what goes by on the operational clock with each run that fails
   * @param work gives what it came to
   */
  Map<String, String> onEmptyStores(
      String name, FaultPlan plan, long seed, Duration wait, Function<Stores, Object> work) {
    empty();
    outbox.follow(plan, seed);
    ShiftedClock clock = new ShiftedClock(parts.operational(), wait, this::failures);
    try (DisturbedWarehouse warehouse =
        new DisturbedWarehouse(emptyWarehouse(name, clock), parts.meters(), clock)) {
      warehouse.migrate(parts.catalog().tables());
      StrangeEvents strange = new StrangeEvents(broker);
      Object outcome = work.apply(new Stores(parts, ledger, warehouse, clock, strange, archive));
      StoreDigests digests = new StoreDigests(parts.catalog(), warehouse);
      Map<String, String> found = new TreeMap<>(end.await(digests, strange.sent()));
      found.put("outcome", outcome.toString());
      return found;
    }
  }

  /** Replays by all instances of the plan. */
  private Replay.Outcome replay(Replay.Request request, Stores stores, FaultPlan plan) {
    List<String> instances = plan.hasRival() ? List.of("one", "another") : List.of("one");
    List<CompletableFuture<Replay.Outcome>> replays =
        instances.stream()
            .map(
                instance ->
                    new RestartedReplay(
                        source, announcer, journal, current, stores, plan, instance))
            .map(
                one ->
                    CompletableFuture.supplyAsync(() -> one.run(request), RestartedReplay::thread))
            .toList();
    replays.forEach(each -> each.exceptionally(failed -> null).join()); // none is left behind
    List<Replay.Outcome> outcomes = replays.stream().map(CompletableFuture::join).toList();
    plan.join();
    assertThat(outcomes).containsOnly(outcomes.getFirst());
    return outcomes.getFirst();
  }

  /** Runs that have ended without a result in any replay so far. */
  private long failures() {
    return ended(RunState.FAILED.name())
        + ended(RunState.TIMED_OUT.name())
        + ended(RunCounts.FENCED);
  }

  private long ended(String outcome) {
    return Math.round(
        parts.meters().find("tipoff.runs").tag("outcome", outcome).counters().stream()
            .mapToDouble(Counter::count)
            .sum());
  }

  /** Empties the stores, and the memory of what keeps track of them. */
  private void empty() {
    ledger.reset();
    delete(archive);
    delete(exports);
    InjectableContext beans = Arc.container().getActiveContext(ApplicationScoped.class);
    beans.destroy(Arc.container().instance(SliceLedger.class).getBean());
    beans.destroy(Arc.container().instance(WakeUp.class).getBean());
    left.take();
  }

  /** A copy of one that has all tables and no row: they are made once for all seeds. */
  private Path emptyWarehouse(String name, OperationalClock clock) {
    if (Files.notExists(migrated)) {
      try (DisturbedWarehouse empty = new DisturbedWarehouse(migrated, parts.meters(), clock)) {
        empty.migrate(parts.catalog().tables());
      }
    }
    try {
      return Files.copy(
          migrated, warehouses.resolve(name + ".duckdb"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
