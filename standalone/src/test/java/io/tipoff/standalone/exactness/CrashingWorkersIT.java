package io.tipoff.standalone.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.ledger.Instance;
import io.tipoff.standalone.Replay;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers die a dozen times, each time at a random step of a random run, whose process is then
 * replaced by a new incarnation that knows only what the stores hold.
 */
@QuarkusTest
@QuarkusTestResource(EnginesResource.class)
@TestProfile(ScenarioProfile.Crashing.class)
class CrashingWorkersIT extends Scenario {

  private static final int DEATHS = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Random random = new Random(3);

  @Override
  Replay.Outcome replay(Replay.Request request) {
    kernel.close();
    int deaths = 0;
    while (deaths < DEATHS && dies(request, "incarnation-" + deaths)) {
      deaths++;
    }
    assertThat(deaths).as("deaths before the end of the work").isEqualTo(DEATHS);
    Kernel last = new Kernel(kernel.parts(), new Instance("standalone", "last"), RunObserver.NONE);
    last.start().await().atMost(PATIENCE);
    try (last) {
      return new Replay(source, announcer, last).run(request, progress -> {});
    }
  }

  /** Replays until a death; false if the work was done before. */
  private boolean dies(Replay.Request request, String incarnation) {
    CountDownLatch death = new CountDownLatch(1);
    AtomicInteger stepsToLive = new AtomicInteger(1 + random.nextInt(150));
    RunObserver observer =
        (step, scope) -> {
          if (stepsToLive.decrementAndGet() > 0) {
            return Uni.createFrom().voidItem();
          }
          death.countDown();
          // A dead process neither goes on nor fails: nothing of it is heard again.
          return Uni.createFrom().nothing();
        };
    Kernel doomed = new Kernel(kernel.parts(), new Instance("standalone", incarnation), observer);
    doomed.start().await().atMost(PATIENCE);
    CompletableFuture<Void> work = new CompletableFuture<>();
    Thread replaying =
        Thread.ofPlatform()
            .name("replay-" + incarnation)
            .uncaughtExceptionHandler((thread, failure) -> work.completeExceptionally(failure))
            .start(
                () -> {
                  new Replay(source, announcer, doomed).run(request, progress -> {});
                  work.complete(null);
                });
    try (doomed) {
      while (!death.await(20, TimeUnit.MILLISECONDS)) {
        if (work.isDone()) {
          return false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    replaying.interrupt();
    return true;
  }
}
