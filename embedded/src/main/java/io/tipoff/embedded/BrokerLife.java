package io.tipoff.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A broker from its start until it is closed or gives up. Kafka gives up by ending its JVM, as when
 * its log cannot be written; here that ends the broker alone.
 */
final class BrokerLife implements AutoCloseable {

  /** After the time in which one that gave up ends its start, or altogether, if it does at all. */
  private static final Executor AFTER_CLEARING =
      CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS);

  /** Whose thread this is: all threads of a broker descend from the one that started it. */
  private static final InheritableThreadLocal<BrokerLife> OF_THREAD =
      new InheritableThreadLocal<>();

  static {
    // Meant for Kafka's own tests, but there is no other way to keep it from ending the JVM.
    Exit.setHaltProcedure((status, _) -> giveUp(() -> Runtime.getRuntime().halt(status)));
    Exit.setExitProcedure((status, _) -> giveUp(() -> System.exit(status)));
  }

  private final LogDisk disk;
  private final CompletableFuture<Void> gaveUp = new CompletableFuture<>();
  private final CompletableFuture<KafkaRaftServer> server;

  private BrokerLife(KafkaConfig config, LogDisk disk) {
    this.disk = disk;
    // a start may wait for good for what has given up
    CompletableFuture<KafkaRaftServer> abandoned =
        gaveUp.thenApplyAsync(
            _ -> {
              throw new IllegalStateException("Kafka gave up while it started");
            },
            AFTER_CLEARING);
    server =
        CompletableFuture.supplyAsync(() -> started(config), daemon("kafka-start")::start)
            .applyToEither(abandoned, Function.identity());
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @param disk on which it writes
   * @throws ExecutionException if it failed or gave up
   */
  static BrokerLife start(KafkaConfig config, LogDisk disk)
      throws ExecutionException, InterruptedException {
    BrokerLife life = new BrokerLife(config, disk);
    life.server.get();
    return life;
  }

  private KafkaRaftServer started(KafkaConfig config) {
    OF_THREAD.set(this);
    KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
    boolean started = false;
    try {
      starting.startup();
      started = true;
      return starting;
    } finally {
      if (!started) {
        end(starting);
      }
    }
  }

  private static void giveUp(Runnable endTheJvm) {
    BrokerLife life = OF_THREAD.get();
    if (life == null) {
      endTheJvm.run();
      return;
    }
    life.gaveUp.complete(null);
    if (!life.server.isDone()) {
      throw new IllegalStateException("Kafka gave up while it started");
    }
    // Kafka does not count on coming back here; what follows closes its files, and fails at worst
  }

  /** Completes when the broker has given up: it answers no more, and has to be closed. */
  CompletableFuture<Void> gaveUp() {
    return gaveUp;
  }

  /**
   * Ends the broker and waits until its log is closed; not for long where it gave up or is about
   * to, for it has no room.
   */
  @Override
  public void close() {
    KafkaRaftServer running = server.join();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread ending =
        daemon("kafka-end")
            .start(
                () -> {
                  try {
                    end(running);
                  } finally {
                    ended.complete(null);
                  }
                });
    // it would wait five minutes for a controller that has given up too
    CompletableFuture<Void> hopeless =
        disk.isFull() ? CompletableFuture.completedFuture(null) : gaveUp;
    CompletableFuture<Void> abandoned =
        hopeless.thenRun(ending::interrupt).thenRunAsync(() -> {}, AFTER_CLEARING);
    CompletableFuture.anyOf(ended, abandoned).join();
  }

  private void end(KafkaRaftServer server) {
    OF_THREAD.set(this);
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      OF_THREAD.remove();
    }
  }

  private static Thread.Builder daemon(String name) {
    return Thread.ofPlatform().daemon().name(name);
  }
}
