package io.tipoff.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tipoff.standalone.faults.LedgerTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The packaged program with the launcher's options, as a process of its own. */
public final class PackagedProgram {

  private static final Path ROOT = Path.of(System.getProperty("tipoff.root"));
  private static final Path BUILT = ROOT.resolve("standalone/target");
  private static final Path PROGRAM = BUILT.resolve("quarkus-app/quarkus-run.jar");

  /** What a start loads, as the launcher keeps it: every later start takes half the time. */
  private static final Path FAST_START = BUILT.resolve("fast-start-of-tests.aot");

  private static final String POSTGRES = "PostgreSQL ";

  private PackagedProgram() {}

  /** Reads what a start of {@code serve} tells until it is ready; the ledger that it names. */
  public static LedgerTables ledgerTold(BufferedReader output) {
    return new LedgerTables(
        output
            .lines()
            .filter(line -> line.startsWith(POSTGRES))
            .findFirst()
            .orElseThrow()
            .substring(POSTGRES.length()));
  }

  /** A start with these arguments; its errors come with its output. */
  public static ProcessBuilder start(Path folder, List<String> arguments) throws IOException {
    List<String> options =
        isRemembered()
            ? List.of("-XX:AOTCache=" + FAST_START, "-Xlog:disable") // what does not fit is loaded
            : List.of();
    return process(folder, options, arguments);
  }

  /**
   * Runs it to its end, for the exit code. What the first that comes to its end has loaded, in this
   * build, is what every later start remembers.
   *
   * @param output to which it writes
   */
  public static int toItsEnd(Path folder, List<String> arguments, Path output)
      throws IOException, InterruptedException {
    Path lock = BUILT.resolve("fast-start-of-tests.lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
        FileLock held = channel.tryLock()) {
      if (held == null || isRemembered()) {
        return start(folder, arguments).redirectOutput(output.toFile()).start().waitFor();
      }
      Path made = Files.createTempDirectory(folder, "start").resolve("made.aot");
      int exit =
          process(folder, List.of("-XX:AOTCacheOutput=" + made, "-Xlog:disable"), arguments)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (Files.exists(made)) {
        Files.move(made, FAST_START, StandardCopyOption.REPLACE_EXISTING);
      }
      return exit;
    }
  }

  private static ProcessBuilder process(Path folder, List<String> options, List<String> arguments)
      throws IOException {
    Path temporary = Files.createTempDirectory(folder, "tmp");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
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
            PROGRAM.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private static boolean isRemembered() throws IOException {
    return Files.exists(FAST_START)
        && Files.getLastModifiedTime(FAST_START).compareTo(Files.getLastModifiedTime(PROGRAM)) > 0;
  }
}
