package io.tipoff.embedded;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A broker from its start until it is closed or gives up. Where Kafka would halt this JVM, as when
 * its log cannot be written, here all of its brokers have given up, and what it halts never goes
 * on: whoever runs the JVM is told, and ends it in good order.
 */
final class BrokerLife implements AutoCloseable {

  /** Those that are not closed; Kafka does not say whose thread halts. */
  private static final Set<BrokerLife> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    // Meant for Kafka's own tests, but there is no other way to keep it from halting the JVM.
    Exit.setHaltProcedure((_, _) -> giveUp());
    Exit.setExitProcedure((_, _) -> giveUp());
  }

  /** Threads for which nobody waits: what they do may never come back. */
  private static final Executor APART = Thread.ofPlatform().daemon().name("kafka-life-", 0)::start;

  private final CompletableFuture<Void> gaveUp = new CompletableFuture<>();
  private final CompletableFuture<KafkaRaftServer> server;

  private BrokerLife(KafkaConfig config) {
    ALIVE.add(this);
    server = CompletableFuture.supplyAsync(() -> started(config), APART);
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @throws ExecutionException if it failed or gave up
   */
  static BrokerLife start(KafkaConfig config) throws ExecutionException, InterruptedException {
    BrokerLife life = new BrokerLife(config);
    CompletableFuture<KafkaRaftServer> failed =
        life.gaveUp.thenApply(
            _ -> {
              throw new IllegalStateException("Kafka gave up while it started");
            });
    try {
      life.server.applyToEither(failed, Function.identity()).get();
      return life;
    } catch (ExecutionException | InterruptedException e) {
      ALIVE.remove(life);
      throw e;
    }
  }

  private static KafkaRaftServer started(KafkaConfig config) {
    KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
    boolean started = false;
    try {
      starting.startup();
      started = true;
      return starting;
    } finally {
      if (!started) {
        starting.shutdown();
        starting.awaitShutdown();
      }
    }
  }

  /** In the thread that would halt: it counts on not coming back. */
  private static void giveUp() {
    QuietLogs.silence();
    ALIVE.forEach(life -> life.gaveUp.complete(null));
    CountDownLatch forGood = new CountDownLatch(1);
    while (true) {
      try {
        forGood.await();
      } catch (InterruptedException e) {
        // whoever waits for this thread waits for a broker that is given up
      }
    }
  }

  /** Completes when the broker has given up: it answers no more. */
  CompletableFuture<Void> gaveUp() {
    return gaveUp;
  }

  /** Ends the broker and waits until its log is closed, unless it has given up or now does. */
  @Override
  public void close() {
    CompletableFuture<Void> ended =
        CompletableFuture.runAsync(
            () -> {
              server.join().shutdown();
              server.join().awaitShutdown();
            },
            APART);
    try {
      ended.applyToEither(gaveUp, Function.identity()).join();
    } finally {
      ALIVE.remove(this);
    }
  }
}
