package io.tipoff.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import kafka.server.KafkaConfig;
import org.apache.kafka.metadata.storage.Formatter;

/** How a broker of one node is set up: its log directory and its configuration. */
final class BrokerSettings {

  /** Constant, because a directory formatted for one cluster refuses another. */
  private static final String CLUSTER_ID = "dGlwb2ZmLWVtYmVkZGVkMA";

  private BrokerSettings() {}

  /**
   * Makes a directory usable as log directory, if it is none yet.
   *
   * @throws ExecutionException if it cannot be one
   */
  static void format(Path directory) throws ExecutionException, InterruptedException {
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
    formatting.get();
  }

  /** The configuration of a broker on a directory, with a controller on a port of its own. */
  static KafkaConfig of(Path directory, int brokerPort) {
    int controllerPort = LoopbackPorts.freeOtherThan(brokerPort);
    return KafkaConfig.fromProps(properties(directory, brokerPort, controllerPort), false);
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
}
