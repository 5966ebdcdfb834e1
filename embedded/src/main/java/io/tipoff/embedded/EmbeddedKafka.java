package io.tipoff.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker of one node in this JVM (KRaft, no ZooKeeper), with its log in a directory:
 * topics, messages and offsets of groups are there again after a restart, also after a kill.
 */
public final class EmbeddedKafka implements AutoCloseable {

  /** Constant, because a directory formatted for one cluster refuses another. */
  private static final String CLUSTER_ID = "dGlwb2ZmLWVtYmVkZGVkMA";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
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
    format(directory);
    int brokerPort = port == 0 ? LoopbackPorts.free() : port;
    if (port != 0 && LoopbackPorts.isTaken(port)) {
      throw new EngineStartException(
          "Kafka cannot listen on port " + port + ", it is taken; choose another or 0", null);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(
                properties(directory, brokerPort, LoopbackPorts.freeOtherThan(brokerPort)), false),
            Time.SYSTEM);
    boolean started = false;
    try {
      server.startup();
      started = true;
      return new EmbeddedKafka(server, brokerPort);
    } finally {
      if (!started) {
        server.shutdown();
        server.awaitShutdown();
      }
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
          "Kafka cannot use " + directory + " as its log directory", e.getCause());
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

  /** Stops the broker and waits until its log is closed. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
