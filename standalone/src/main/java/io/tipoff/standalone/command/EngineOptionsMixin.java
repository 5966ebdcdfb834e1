package io.tipoff.standalone.command;

import io.tipoff.embedded.EngineOptions;
import io.tipoff.embedded.LoopbackPorts;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.standalone.Installation;
import io.tipoff.standalone.Standalone;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options of every verb that needs the engines. The verb says whether it may begin a data directory
 * ({@link #beginning}); any other looks at, or works on, one that is there.
 */
final class EngineOptionsMixin {

  /** Default of the data directory. */
  static final String DATA_DIRECTORY = "${env:TIPOFF_DATA_DIR:-.tipoff}";

  private static final int MOST = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = DATA_DIRECTORY,
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path dataDirectory;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int httpPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the embedded broker; 0 takes a free one.")
  int kafkaPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the embedded PostgreSQL; 0 takes a free one.")
  int postgresPort;

  private final boolean mayBegin;

  /** Of a verb that needs a data directory that is there. */
  EngineOptionsMixin() {
    this(false);
  }

  private EngineOptionsMixin(boolean mayBegin) {
    this.mayBegin = mayBegin;
  }

  /** Of a verb for which a data directory may be made. */
  static EngineOptionsMixin beginning() {
    return new EngineOptionsMixin(true);
  }

  /** The absolute path of the data directory, whether there is one or not. */
  Path directory() {
    return dataDirectory.toAbsolutePath();
  }

  /** The option by which another command works on the same data directory; empty if not given. */
  String asTyped() {
    return command.commandLine().getParseResult().hasMatchedOption("--data-dir")
        ? " --data-dir " + dataDirectory
        : "";
  }

  int run(Map<String, String> settings, Standalone.Work work) {
    check("--http-port", httpPort);
    check("--kafka-port", kafkaPort);
    check("--postgres-port", postgresPort);
    Map<String, String> all = new HashMap<>(settings);
    all.put("quarkus.http.port", Integer.toString(httpPort));
    TipoffCommand root = (TipoffCommand) command.root().userObject();
    return root.launcher()
        .run(
            new Installation(directory(), mayBegin),
            new EngineOptions(kafkaPort, postgresPort, true),
            all,
            work);
  }

  private void check(String option, int port) {
    if (port < 0 || port > MOST) {
      throw new ParameterException(
          command.commandLine(), option + " is " + port + "; it must be 0 to " + MOST);
    }
    if (port != 0 && LoopbackPorts.isTaken(port)) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "port " + port + " of " + option + " is in use by another program",
          "Stop that program, or choose another port; 0 takes a free one.");
    }
  }
}
