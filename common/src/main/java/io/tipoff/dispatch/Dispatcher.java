package io.tipoff.dispatch;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.WorkLedger;
import io.tipoff.log.LogMarks;
import io.tipoff.notice.Notice;
import io.tipoff.run.Asked;
import io.tipoff.run.GateState;
import io.tipoff.run.Interventions;
import io.tipoff.run.Reconcile;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SlateSignal;
import io.tipoff.run.SliceView;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Looks at slates and starts what is due. Each slate has a lane: one look at a time, and a signal
 * that comes during a look causes one more. The end of a run is a signal by itself.
 */
public final class Dispatcher implements SlateSignal {

  private static final Logger LOG = Logger.getLogger(Dispatcher.class);

  private final TaskCatalog catalog;
  private final Worker worker;
  private final WorkLedger ledger;
  private final Reconcile reconcile;
  private final SlateClock clock;
  private final OperationalClock operational;
  private final Gates gates;
  private final RunTraces traces;
  private final Duration lookAgain;
  private final Function<Notice, Optional<Notice>> raised;
  private final EarlierSlates earlier = new EarlierSlates();
  private final Map<Slate, Lane> lanes = new ConcurrentHashMap<>();
  private volatile BiPredicate<Slate, Phase> allowed = (slate, phase) -> true;
  private final AtomicReference<TipoffException> stopped = new AtomicReference<>();

  Dispatcher(WorkParts parts, WorkLedger ledger, Worker worker) {
    this.catalog = parts.catalog();
    this.worker = worker;
    this.ledger = ledger;
    this.reconcile = parts.reconcile();
    this.clock = parts.clock();
    this.operational = parts.operational();
    this.raised = parts.raised();
    this.gates = new Gates(operational);
    this.traces = parts.traces();
    this.lookAgain = parts.config().lookAgain();
  }

  /**
   * Restricts which phases run on which slates; what is not allowed is neither started nor waited
   * for.
   */
  public void allow(BiPredicate<Slate, Phase> phases) {
    allowed = phases;
  }

  /**
   * Starts nothing any more, and whoever waits for a slate to settle is told why. What runs goes on
   * to its end.
   */
  void stop(TipoffException why) {
    if (stopped.compareAndSet(null, why)) {
      lanes.values().forEach(lane -> lane.releaseAll().forEach(emitter -> emitter.fail(why)));
    }
  }

  private boolean isStopped() {
    return stopped.get() != null;
  }

  @Override
  public void signal(Slate slate, Asked asked) {
    if (isStopped()) {
      return;
    }
    Lane lane = lanes.computeIfAbsent(slate, Lane::new);
    lane.asked = asked;
    traces.asked(slate, asked);
    if (lane.enter()) {
      look(lane);
    }
  }

  @Override
  public void signal(Slate slate, Asked asked, Consumer<List<ScopeDecision.Block>> settled) {
    earlier.expect(slate, clock.now(), catalog.tasks());
    lanes.computeIfAbsent(slate, Lane::new).settled.set(settled);
    signal(slate, asked);
  }

  @Override
  public boolean hasEnded(long run) {
    return worker.hasEnded(run);
  }

  /**
   * Looks at the slate until nothing runs and nothing is due, then gives the last look; fails if
   * the dispatcher is stopped.
   *
   * @param instant where the slate's clock stands from here on, whatever other slates are at
   */
  public Uni<Look> settle(Slate slate, Instant instant) {
    return settle(slate, instant, look -> false);
  }

  /**
   * Looks at the slate until nothing runs and nothing is due, or until a look is enough.
   *
   * @param enough asked after each look that leaves nothing to be looked at again at once
   */
  Uni<Look> settle(Slate slate, Instant instant, Predicate<Look> enough) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Lane lane = lanes.computeIfAbsent(slate, Lane::new);
              earlier.expect(slate, instant, catalog.tasks());
              lane.goTo(instant);
              lane.await(emitter, enough);
              if (isStopped()) {
                lane.releaseAll().forEach(waiting -> waiting.fail(stopped.get()));
              }
              signal(slate, Asked.REPLAY);
            });
  }

  /** From here on every slate's clock is the slate clock again. */
  void goOnTogether() {
    lanes.values().forEach(Lane::goWithTheClock);
  }

  /** Decides every scope of a slate without starting anything. */
  public Uni<Look> look(Slate slate) {
    return look(slate, (any, phase) -> true, clock.now());
  }

  private Uni<Look> look(Slate slate, BiPredicate<Slate, Phase> phases, Instant now) {
    // runs first: what a run seen as finished has written is then among the slices
    return ledger
        .runs(slate)
        .flatMap(
            records ->
                slices()
                    .flatMap(
                        view -> {
                          Look look = decide(slate, phases, now, view, records, Interventions.NONE);
                          // nothing but a block can be another decision with them
                          return look.blocked().isEmpty()
                              ? Uni.createFrom().item(look)
                              : ledger
                                  .interventions(slate)
                                  .map(
                                      found ->
                                          found.equals(Interventions.NONE)
                                              ? look
                                              : decide(slate, phases, now, view, records, found));
                        }));
  }

  /** A replay asks no source for anything: how one stands now says nothing of its slates. */
  private Uni<SliceView> slices() {
    return clock.isReplaying()
        ? ledger.slices()
        : ledger
            .failingSources()
            .flatMap(
                failing ->
                    failing.isEmpty()
                        ? ledger.slices()
                        : ledger.slices().map(view -> new FailingSources(view, failing, catalog)));
  }

  private Look decide(
      Slate slate,
      BiPredicate<Slate, Phase> phases,
      Instant now,
      SliceView view,
      List<RunRecord> records,
      Interventions decided) {
    Map<TaskScope, List<RunRecord>> byScope = new HashMap<>();
    records.forEach(r -> byScope.computeIfAbsent(r.scope(), scope -> new ArrayList<>()).add(r));
    Instant operationalNow = operational.now();
    List<ScopeDecision> decisions = new ArrayList<>();
    for (Task task : catalog.tasks()) {
      if (phases.test(slate, task.declaration().phase())) {
        for (TaskScope scope : TaskCatalog.scopes(task, slate, view.planned(slate))) {
          decisions.add(
              reconcile.decide(
                  task.declaration(),
                  scope,
                  byScope.getOrDefault(scope, List.of()),
                  view,
                  now,
                  operationalNow,
                  decided));
        }
      }
    }
    return Look.of(slate, decisions, catalog, now);
  }

  private void look(Lane lane) {
    Instant now = lane.instant.orElseGet(clock::now);
    EarlierSlates before = earlier.asOfNow();
    BiPredicate<Slate, Phase> phases = allowed;
    lane.lookedFor = lane.asked;
    Consumer<List<ScopeDecision.Block>> settled = lane.settled.get();
    look(lane.slate, phases, now)
        .subscribe()
        .with(
            look -> {
              if (phases != allowed) {
                // it says nothing of what may run by now
                lane.leave();
                signal(lane.slate, lane.asked);
                return;
              }
              gates.see(look).forEach(this::record);
              earlier.see(
                  lane.slate,
                  lane.openSince.orElse(now),
                  OpenTasks.of(look.scopes(), catalog.tasks()));
              Look acted = look.running(act(lane, look, before, now));
              if (acted.isSettled()
                  && catalog.phases().stream().allMatch(phase -> phases.test(lane.slate, phase))
                  && lane.settled.compareAndSet(settled, Lane.NOBODY)) {
                settled.accept(acted.blocked());
              }
              wakeHeldBy(lane.slate);
              if (lane.leave()) {
                signal(lane.slate, lane.asked);
                return;
              }
              lane.releaseAfter(acted).forEach(emitter -> emitter.complete(acted));
            },
            failure -> {
              LogMarks.of(lane.slate)
                  .error(
                      LOG,
                      failure,
                      "the ledger could not be read for %s; looking again",
                      lane.slate);
              lane.leave();
              later(lane.slate, lookAgain);
            });
  }

  /** Whether a slate may go on while what this look found running ends. */
  boolean mayGoOn(Look look) {
    return look.mayGoOn(catalog);
  }

  /** Gates as of the last look at each slate. */
  Gates gates() {
    return gates;
  }

  /** Keeps what somebody may ask about later: not every gate that opens and waits in its time. */
  private void record(Gates.Change change) {
    if (change.state() == GateState.BLOCKED || change.state() == GateState.DEGRADED) {
      LOG.warnf(
          "gate of %s on %s %s is %s: %s",
          change.phase().id(), change.slate(), change.pass(), change.state(), change.reasons());
      ledger
          .gate(
              change.phase(),
              change.slate(),
              change.pass(),
              change.state(),
              change.reasons(),
              KernelNotices.of(change).flatMap(raised))
          .subscribe()
          .with(
              recorded -> LOG.debugf("gate recorded: %s", change),
              failure ->
                  LogMarks.of(change.slate())
                      .error(LOG, failure, "a gate could not be recorded: %s", change));
    }
  }

  /** Does what a look says, and tells what it started. */
  private List<ScopeDecision> act(Lane lane, Look look, EarlierSlates before, Instant now) {
    List<ScopeDecision> started = new ArrayList<>();
    Upstream upstream = new Upstream(look.scopes());
    List<ScopeDecision> held = before.held(look.scopes(), catalog, now);
    lane.held = held;
    for (ScopeDecision decision : look.scopes()) {
      if (decision instanceof ScopeDecision.Start start
          && !isStopped()
          && !held.contains(start)
          && !upstream.changesWhatIsReadBy(declaration(start.scope()), start.scope())) {
        start(lane, start);
        started.add(start);
      }
      if (decision instanceof ScopeDecision.Retry retry) {
        later(lane.slate, Duration.between(operational.now(), retry.notBefore()));
      }
    }
    return started;
  }

  /** Looks again at a slate and at later ones of which something was held and is not any more. */
  private void wakeHeldBy(Slate slate) {
    for (Lane lane : lanes.values()) {
      List<ScopeDecision> held = lane.held;
      if (!held.isEmpty()
          && slate.compareTo(lane.slate) <= 0
          && earlier.held(held, catalog, lane.instant.orElseGet(clock::now)).size() < held.size()) {
        signal(lane.slate, Asked.RUN);
      }
    }
  }

  private void start(Lane lane, ScopeDecision.Start start) {
    lane.executing(1);
    worker
        .execute(catalog.task(start.scope().task()), start.by(lane.lookedFor))
        .subscribe()
        .with(
            done -> {
              lane.executing(-1);
              signal(lane.slate, Asked.RUN);
            },
            failure -> {
              lane.executing(-1);
              if (failure instanceof ReplacedException replaced) {
                LogMarks.of(lane.slate).error(LOG, replaced, "nothing is started any more");
                stop(replaced);
                return;
              }
              LogMarks.of(lane.slate)
                  .error(LOG, failure, "the end of %s could not be recorded", start.scope());
              later(lane.slate, lookAgain);
            });
  }

  private TaskDeclaration declaration(TaskScope scope) {
    return catalog.task(scope.task()).declaration();
  }

  private void later(Slate slate, Duration delay) {
    if (isStopped()) {
      return; // the machinery that would wait may be gone
    }
    Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(delay.isPositive() ? delay : Duration.ofMillis(1))
        .subscribe()
        .with(waited -> signal(slate, Asked.BACKOFF));
  }
}
