package io.tipoff.exactness;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.dispatch.RunStep;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Strikes as a plan says when the runs of one process reach their steps. Once the process is dead
 * none of its runs goes on or fails: nothing of it is heard again.
 */
final class Troubles implements RunObserver {

  /** How long a run that lost its lease waits for another to do its work before it goes on. */
  private static final Duration STANDSTILL = Duration.ofSeconds(3);

  /** Calls of each store of which a part is refused: those of some five runs and their attempts. */
  private static final int STRETCH = 20;

  private static final List<Duration> JUMPS =
      List.of(Duration.ofSeconds(-2), Duration.ZERO, Duration.ofHours(1), Duration.ofDays(400));

  private final FaultPlan plan;
  private final Stores stores;
  private final CompletableFuture<TaskScope> death = new CompletableFuture<>();

  Troubles(FaultPlan plan, Stores stores) {
    this.plan = plan;
    this.stores = stores;
  }

  /** Completes with the run in which the process died. */
  CompletableFuture<TaskScope> death() {
    return death;
  }

  @Override
  public Uni<Void> at(RunStep step, TaskScope scope) {
    if (death.isDone()) {
      return Uni.createFrom().nothing();
    }
    Phase phase = stores.parts().catalog().task(scope.task()).declaration().phase();
    List<Fault> due = plan.reached(phase, step);
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .voidItem()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(() -> due.forEach(fault -> strike(fault, phase, step, scope)))
        .flatMap(
            struck -> death.isDone() ? Uni.createFrom().nothing() : Uni.createFrom().voidItem());
  }

  private void strike(Fault fault, Phase phase, RunStep step, TaskScope scope) {
    Struck one = new Struck(fault, phase, step.name().toLowerCase(Locale.ROOT));
    Runnable struck = () -> plan.struck(one);
    boolean done =
        switch (fault) {
          case WORKERS_DIE -> die(scope);
          // once it has its end, a lease of its scope is that of a later run, which stands still
          // nowhere
          case LEASE_LOST -> step != RunStep.RECORDED && standStill(scope);
          case CLOCK_JUMPS -> jump();
          case LEDGER_CUT -> stores.ledger().cut();
          case LEDGER_CRASHES -> stores.ledger().crash();
          case LEDGER_DIES -> stores.ledger().die();
          case LEDGER_REFUSES -> stores.ledger().refuse(1 + plan.draw(3));
          case LEDGER_TIMES_OUT -> timeOut(struck);
          case WAREHOUSE_REFUSES, WAREHOUSE_WRITE_DIES, WAREHOUSE_ANSWER_LOST -> {
            stores.warehouse().trouble(fault, 1 + plan.draw(8), struck);
            yield false; // until there is a call that it happens to
          }
          case STORES_REFUSE_A_THIRD -> {
            long seed = plan.draw(Integer.MAX_VALUE);
            stores.warehouse().refuseAThird(STRETCH, seed, struck);
            stores.ledger().refuseAThird(STRETCH, seed);
            yield false; // until the warehouse is called
          }
          case LETTER_MALFORMED,
              LETTER_OF_UNKNOWN_TYPE,
              LETTER_OF_NEWER_VERSION,
              LETTER_OVERSIZED ->
              stores.strange().send(fault, phase);
          case EVENT_LOST, EVENT_DOUBLED, EVENT_LATE, ARCHIVE_AWAY ->
              throw new IllegalArgumentException(fault + " does not strike a run");
        };
    if (done) {
      struck.run();
    }
  }

  private boolean die(TaskScope scope) {
    boolean first = death.complete(scope);
    plan.processDied();
    return first;
  }

  private boolean jump() {
    stores.clock().jump(JUMPS.get(plan.draw(JUMPS.size())));
    return true;
  }

  private boolean standStill(TaskScope scope) {
    if (!stores.ledger().expire(scope)) {
      return false; // it has its end already
    }
    try {
      Awaitility.await().atMost(STANDSTILL).until(() -> stores.ledger().isDone(scope));
    } catch (ConditionTimeoutException e) {
      // nobody did: then it is refused all the same, for its lease is gone
    }
    if (!death.isDone()) {
      plan.wentOnWithoutLease();
    }
    return true;
  }

  /** The run goes on meanwhile: its next statement may be the one that waits. */
  private boolean timeOut(Runnable struck) {
    String table = plan.draw(2) == 0 ? "ledger.run" : "ledger.slice";
    plan.meanwhile(
        CompletableFuture.runAsync(
            () -> {
              if (stores.ledger().timeOut(table)) {
                struck.run();
              }
            },
            Infrastructure.getDefaultWorkerPool()));
    return false;
  }
}
