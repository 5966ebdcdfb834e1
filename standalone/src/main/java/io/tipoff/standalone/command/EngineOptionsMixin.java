package io.tipoff.standalone.command;

import io.tipoff.embedded.EngineOptions;
import io.tipoff.standalone.Standalone;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every verb that needs the engines. */
final class EngineOptionsMixin {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:TIPOFF_DATA_DIR:-.tipoff}",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  Path dataDirectory;

  @Option(
      names = "--http-port",
      defaultValue = "0",
      description = "Port of the API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int httpPort;

  @Option(
      names = "--kafka-port",
      defaultValue = "0",
      description = "Port of the embedded broker; 0 takes a free one.")
  int kafkaPort;

  @Option(
      names = "--postgres-port",
      defaultValue = "0",
      description = "Port of the embedded PostgreSQL; 0 takes a free one.")
  int postgresPort;

  int run(Map<String, String> settings, Standalone.Work work) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("quarkus.http.port", Integer.toString(httpPort));
    return Standalone.run(
        dataDirectory.toAbsolutePath(),
        new EngineOptions(kafkaPort, postgresPort, true),
        all,
        work);
  }
}
