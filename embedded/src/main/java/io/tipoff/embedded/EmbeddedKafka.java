package io.tipoff.embedded;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A Kafka broker of one node in this JVM (KRaft, no ZooKeeper), with its log in a directory:
 * topics, messages and offsets of groups are there again after a restart, also after a kill.
 *
 * <p>When its log cannot be written, as on a full disk, it goes away, tells so in the log, and is
 * started again on the same port once there is room.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Logger LOG = System.getLogger(EmbeddedKafka.class.getName());

  /** How long after it gave up, or could not be started, it is tried again. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Path directory;
  private final int port;
  private final CompletableFuture<Void> closing = new CompletableFuture<>();
  private final Thread keeper;

  private EmbeddedKafka(Path directory, int port, BrokerLife life) {
    this.directory = directory;
    this.port = port;
    this.keeper = Thread.ofPlatform().daemon().name("kafka-keeper").start(() -> keep(life));
  }

  /**
   * Starts the broker and returns when it takes requests.
   *
   * @param directory log directory, created and formatted when needed
   * @param port on 127.0.0.1; 0 takes a free one
   * @throws EngineStartException if the port is taken or the directory is not usable
   */
  public static EmbeddedKafka start(Path directory, int port) {
    QuietLogs.apply();
    int brokerPort = port == 0 ? LoopbackPorts.free() : port;
    return new EmbeddedKafka(directory, brokerPort, begin(directory, brokerPort));
  }

  private static BrokerLife begin(Path directory, int port) {
    if (LoopbackPorts.isTaken(port)) {
      throw new EngineStartException(
          "Kafka cannot listen on port " + port + ", it is taken; choose another or 0", null);
    }
    try {
      BrokerSettings.format(directory);
      return BrokerLife.start(BrokerSettings.of(directory, port), new LogDisk(directory));
    } catch (ExecutionException e) {
      throw new EngineStartException(
          "Kafka did not start in " + directory + ": " + new LogDisk(directory).told(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("interrupted while Kafka started in " + directory, e);
    }
  }

  /** Until it is closed, the broker has one life after the other. */
  private void keep(BrokerLife first) {
    Optional<BrokerLife> life = Optional.of(first);
    while (life.isPresent()) {
      try (BrokerLife one = life.get()) {
        CompletableFuture.anyOf(one.gaveUp(), closing).join();
      }
      life = closing.isDone() ? Optional.empty() : next();
    }
  }

  /** The life after one that gave up; none if the broker is closed first. */
  private Optional<BrokerLife> next() {
    LogDisk disk = new LogDisk(directory);
    LOG.log(
        Level.WARNING,
        () ->
            ("Kafka has stopped, for it cannot write its log in %s: %s."
                    + " What is to be told waits in the ledger; Kafka is started again by itself.")
                .formatted(directory, disk.told()));
    while (!closesWithin(PAUSE)) {
      if (disk.isFull()) {
        continue;
      }
      try {
        BrokerLife life = begin(directory, port);
        LOG.log(Level.WARNING, () -> "Kafka has been started again in " + directory);
        return Optional.of(life);
      } catch (EngineStartException e) {
        LOG.log(Level.WARNING, () -> "Kafka is not started again: " + e.getMessage(), e);
      }
    }
    return Optional.empty();
  }

  private boolean closesWithin(Duration time) {
    closing.copy().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS).join();
    return closing.isDone();
  }

  /** Whether the last broker on the directory closed its log. */
  static boolean isAtRest(Path directory) {
    return Files.exists(directory.resolve(".kafka_cleanshutdown"));
  }

  /** {@code host:port}, as clients' {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Port of the broker. */
  public int port() {
    return port;
  }

  /** Stops the broker and waits until its log is closed. */
  @Override
  public void close() {
    closing.complete(null);
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
