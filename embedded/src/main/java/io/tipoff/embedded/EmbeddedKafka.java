package io.tipoff.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker of one node in this JVM (KRaft, no ZooKeeper), with its log in a directory:
 * topics, messages and offsets of groups are there again after a restart, also after a kill.
 */
public final class EmbeddedKafka implements AutoCloseable {

  /** Constant, because a directory formatted for one cluster refuses another. */
  private static final String CLUSTER_ID = "dGlwb2ZmLWVtYmVkZGVkMA";

  private static final double MIB = 1 << 20;

  private final BrokerLife life;
  private final Path directory;
  private final int port;

  private EmbeddedKafka(BrokerLife life, Path directory, int port) {
    this.life = life;
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts the broker and returns when it takes requests.
   *
   * @param directory log directory, created and formatted when needed
   * @param port on 127.0.0.1; 0 takes a free one
   * @throws EngineStartException if the port is taken or the directory is not usable, as on a full
   *     disk
   */
  public static EmbeddedKafka start(Path directory, int port) {
    QuietLogs.apply();
    format(directory);
    int brokerPort = port == 0 ? LoopbackPorts.free() : port;
    if (port != 0 && LoopbackPorts.isTaken(port)) {
      throw new EngineStartException(
          "Kafka cannot listen on port " + port + ", it is taken; choose another or 0", null);
    }
    KafkaConfig config =
        KafkaConfig.fromProps(
            properties(directory, brokerPort, LoopbackPorts.freeOtherThan(brokerPort)), false);
    try {
      return new EmbeddedKafka(BrokerLife.start(config), directory, brokerPort);
    } catch (ExecutionException e) {
      throw new EngineStartException(
          "Kafka did not start in " + directory + ", " + left(directory), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("interrupted while Kafka started in " + directory, e);
    }
  }

  private static void format(Path directory) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    FutureTask<Void> formatting =
        new FutureTask<>(
            () -> {
              new Formatter()
                  .setNodeId(1)
                  .setClusterId(CLUSTER_ID)
                  .setControllerListenerName("CONTROLLER")
                  .setMetadataLogDirectory(directory.toString())
                  .addDirectory(directory.toString())
                  .setIgnoreFormatted(true)
                  .setPrintStream(nowhere)
                  .run();
              return null;
            });
    formatting.run();
    try {
      formatting.get();
    } catch (ExecutionException e) {
      throw new EngineStartException(
          "Kafka cannot use " + directory + " as its log directory, " + left(directory),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("interrupted while Kafka formatted " + directory, e);
    }
  }

  private static Properties properties(Path directory, int brokerPort, int controllerPort) {
    Properties properties = new Properties();
    String[][] settings = {
      {"process.roles", "broker,controller"},
      {"node.id", "1"},
      {
        "listeners",
        "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort
      },
      {"controller.listener.names", "CONTROLLER"},
      {"controller.quorum.voters", "1@127.0.0.1:" + controllerPort},
      {"listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"},
      {"log.dirs", directory.toString()},
      // one node: every internal topic has one replica
      {"offsets.topic.num.partitions", "1"},
      {"offsets.topic.replication.factor", "1"},
      {"transaction.state.log.num.partitions", "1"},
      {"transaction.state.log.replication.factor", "1"},
      {"transaction.state.log.min.isr", "1"},
      {"share.coordinator.state.topic.num.partitions", "1"},
      {"share.coordinator.state.topic.replication.factor", "1"},
      {"share.coordinator.state.topic.min.isr", "1"},
      // after a kill the old registration must expire before the broker is let in again
      {"broker.session.timeout.ms", "3000"},
      {"broker.heartbeat.interval.ms", "500"},
      // no waiting for further members of a group, and dead members are noticed soon
      {"group.initial.rebalance.delay.ms", "0"},
      {"group.min.session.timeout.ms", "1000"},
      // small: a laptop's share of memory and threads
      {"log.cleaner.dedupe.buffer.size", "2097152"},
      {"log.index.size.max.bytes", "1048576"},
      {"num.network.threads", "2"},
      {"num.io.threads", "4"},
    };
    for (String[] setting : settings) {
      properties.setProperty(setting[0], setting[1]);
    }
    return properties;
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

  /**
   * Why the broker gave up, as it does when its disk is full: where, and what is left there. It
   * answers no more then, and no other will in this process. Empty while it works.
   */
  public Optional<String> gaveUp() {
    return life.gaveUp().isDone() ? Optional.of(why()) : Optional.empty();
  }

  /** Has somebody told why, in a thread of its own, once the broker gives up; at once if it has. */
  public void onGivingUp(Consumer<String> told) {
    var unused = life.gaveUp().thenRunAsync(() -> told.accept(why()));
  }

  private String why() {
    return "Kafka gave up its log in " + directory + ", " + left(directory);
  }

  private static String left(Path directory) {
    try {
      double free = Files.getFileStore(directory).getUsableSpace() / MIB;
      return String.format(Locale.ROOT, "whose disk has %.1f MiB left", free);
    } catch (IOException e) {
      return "whose disk cannot be looked at (" + e + ")";
    }
  }

  /** Stops the broker and waits until its log is closed, unless it has given up. */
  @Override
  public void close() {
    life.close();
  }
}
