package io.tipoff.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A second JVM that runs engines on a data directory until it is killed. */
final class ChildProcess {

  private final Process process;
  private final Contents contents;

  private ChildProcess(Process process, Contents contents) {
    this.process = process;
    this.contents = contents;
  }

  static ChildProcess start(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dtipoff.postgres.binaries="
                    + System.getProperty(EmbeddedPostgres.BINARIES_PROPERTY, ""),
                ChildProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("READY")) {
        return new ChildProcess(process, new Contents(words[1], words[2]));
      }
    }
    throw new IOException("the second JVM ended without engines");
  }

  Contents contents() {
    return contents;
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL: no shutdown hook, no clean-up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What the second JVM runs. */
  public static void main(String[] args) throws IOException {
    DataDirectory directory = DataDirectory.open(Path.of(args[0]));
    Map<String, String> properties =
        Engines.start(directory, EngineOptions.defaults()).properties();
    System.out.println(
        "READY " + properties.get(Engines.KAFKA) + " " + properties.get(Engines.JDBC_URL));
    while (System.in.read() >= 0) {
      // until killed, or until the parent is gone
    }
    System.exit(1);
  }
}
