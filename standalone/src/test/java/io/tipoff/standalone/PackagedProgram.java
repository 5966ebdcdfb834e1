package io.tipoff.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged program with the launcher's options, as a process of its own. */
final class PackagedProgram {

  private static final Path ROOT = Path.of(System.getProperty("tipoff.root"));

  private PackagedProgram() {}

  /** A start with these arguments; its errors come with its output. */
  static ProcessBuilder start(Path folder, List<String> arguments) throws IOException {
    Path temporary = Files.createTempDirectory(folder, "tmp");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // they live for seconds
                "-Xmx1g",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.io.tmpdir=" + temporary,
                "-Dtipoff.predict.training.minimum-rows=400",
                "-Dtipoff.predict.training.early-cadence-days=28",
                "-Dtipoff.postgres.binaries=" + System.getProperty("tipoff.postgres.binaries"),
                "-jar",
                ROOT.resolve("standalone/target/quarkus-app/quarkus-run.jar").toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
