package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Instance;
import io.tipoff.run.Moment;
import io.tipoff.run.Reconcile;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A slate whose games are not loaded before the next slate has tipped off: the noon at which its
 * grading stops waiting passes, and so do the as-ofs of the next slate's predictions. Afterwards
 * they are loaded, and all goes on to the end of the season. Called from outside the application's
 * class loader: nothing but types of the JDK goes out.
 */
@Singleton
class MissedDeadline implements Function<String, Map<String, String>> {

  /** Why they are not loaded. */
  enum Why {
    /** They are: no deadline is missed. */
    NOT,
    /** Nothing fails: nobody loads them until then. */
    NOBODY_LOADS,
    /** The warehouse refuses them, until all attempts are spent and longer. */
    WAREHOUSE_REFUSES
  }

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Longer than any wait between two attempts, and with all of them shorter than the slow retry.
   */
  private static final Duration BACKOFF = Duration.ofSeconds(20);

  private final ChaosReplays replays;
  private final SeasonFileSource source;
  private final SourceAnnouncer announcer;
  private final CurrentKernel current;
  private final Path league;

  MissedDeadline(
      ChaosReplays replays,
      SeasonFileSource source,
      SourceAnnouncer announcer,
      CurrentKernel current,
      @ConfigProperty(name = Scenario.LEAGUE) Path league) {
    this.replays = replays;
    this.source = source;
    this.announcer = announcer;
    this.current = current;
    this.league = league;
  }

  @Override
  public Map<String, String> apply(String why) {
    return replays.onEmptyStores(
        why, FaultPlan.quiet(), 0, BACKOFF, stores -> season(stores, Why.valueOf(why)));
  }

  /** What stood still at the deadline. */
  private Object season(Stores stores, Why why) {
    List<SourceSlice> slices =
        source.archive(league, List.of(Scenario.HISTORY, Scenario.SEASON)).slices();
    List<Slate> slates = slices.stream().map(SourceSlice::slate).distinct().sorted().toList();
    Slate late = slates.get(slates.size() - 3);
    Slate next = slates.get(slates.size() - 2);
    Slate last = slates.getLast();
    announcer.announce(slices).await().atMost(PATIENCE);
    try (Kernel kernel =
        new Kernel(stores.process(), new Instance("one", "first"), RunObserver.NONE)) {
      kernel.start().await().atMost(PATIENCE);
      current.replaceBy("one", kernel);
      Instant games = Moment.NEXT_MORNING.of(late);
      kernel
          .replay()
          .run(
              slates.subList(0, slates.size() - 2),
              games.minusSeconds(1),
              (slate, phase) -> true,
              look -> {});

      if (why == Why.NOBODY_LOADS) {
        kernel.dispatcher().allow((slate, phase) -> !(slate.equals(late) && phase == Phase.INGEST));
      }
      if (why == Why.WAREHOUSE_REFUSES) {
        stores.warehouse().refuseWritesOf(scope -> isLoadOf(late, scope));
      }
      settle(kernel, late, games);
      NavigableSet<Instant> asOfs = asOfs(settle(kernel, next, Moment.MORNING.of(next)));
      Look deadline = settle(kernel, late, Moment.NEXT_NOON.of(late));
      asOfs.forEach(asOf -> settle(kernel, next, asOf));
      Instant tippedOff = asOfs.last().plus(Reconcile.REVISION_GRACE);
      settle(kernel, next, tippedOff);

      kernel.dispatcher().allow((slate, phase) -> true);
      stores.warehouse().refuseWritesOf(scope -> false);
      stores.clock().jump(Reconcile.AGAIN);
      assertThat(settle(kernel, late, tippedOff).blocked()).isEmpty();
      settle(kernel, next, tippedOff);
      settle(kernel, next, Moment.NEXT_MORNING.of(next));
      kernel.replay().run(List.of(last), (slate, phase) -> true, look -> {});
      settle(kernel, next, Moment.NEXT_NOON.of(next));
      return stoodStill(deadline);
    }
  }

  private static boolean isLoadOf(Slate slate, TaskScope scope) {
    return scope.slate().equals(slate)
        && scope.pass() == Pass.POSTGAME
        && scope.task().startsWith("load-");
  }

  private static Look settle(Kernel kernel, Slate slate, Instant instant) {
    if (instant.isAfter(kernel.parts().clock().now())) {
      kernel.parts().clock().advanceTo(instant);
    }
    return kernel.dispatcher().settle(slate, instant).await().atMost(PATIENCE);
  }

  private static NavigableSet<Instant> asOfs(Look look) {
    NavigableSet<Instant> found = new TreeSet<>();
    look.scopes().forEach(decision -> decision.scope().asOf().ifPresent(found::add));
    return found;
  }

  /** Of the slate's later phases; how its games are not loaded differs. */
  private static List<String> stoodStill(Look look) {
    return look.blocked().stream()
        .map(ScopeDecision.Block::scope)
        .filter(scope -> look.phases().get(scope.task()) != Phase.INGEST)
        .map(TaskScope::key)
        .sorted()
        .toList();
  }
}
