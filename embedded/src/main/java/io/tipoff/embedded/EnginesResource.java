package io.tipoff.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gives a {@code @QuarkusTest} the embedded engines: {@code @QuarkusTestResource(
 * EnginesResource.class)} or {@code @WithTestResource}. One broker and one PostgreSQL serve all
 * test classes of a JVM; they start empty, and end and go with the JVM.
 *
 * <p>Outside Quarkus, {@link #engines()} gives the same ones to a plain test.
 */
public final class EnginesResource implements QuarkusTestResourceLifecycleManager {

  /**
   * Where the running engines' configuration is kept: with the JVM and not in a static field,
   * because Quarkus loads this class anew for every application that it starts in a test.
   */
  private static final String RUNNING = "io.tipoff.embedded.running";

  @Override
  public Map<String, String> start() {
    return engines();
  }

  /** Does nothing: the engines serve the next test class. */
  @Override
  public void stop() {}

  /** The configuration of this JVM's engines, which are started at the first call. */
  public static synchronized Map<String, String> engines() {
    String running = System.getProperty(RUNNING);
    if (running != null) {
      return running
          .lines()
          .map(line -> line.split("=", 2))
          .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
    Map<String, String> engines = startForThisJvm();
    System.setProperty(
        RUNNING,
        engines.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n")));
    return engines;
  }

  private static Map<String, String> startForThisJvm() {
    DataDirectory directory = emptyDirectory("tipoff-engines");
    Engines engines = Engines.start(directory, new EngineOptions(0, 0, false));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  engines.close();
                  directory.close();
                  wipe(directory.root());
                },
                "engines-resource-stop"));
    return engines.properties();
  }

  /**
   * A fixed place in the temporary folder, so that what a killed test run left there, a live
   * PostgreSQL included, is cleared away by the next.
   */
  static DataDirectory emptyDirectory(String name) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path place = temporary.resolve(name);
    DataDirectory directory;
    try {
      directory = DataDirectory.open(place);
    } catch (DataDirectoryInUse inUse) {
      directory = DataDirectory.open(temporary.resolve(name + "-" + ProcessHandle.current().pid()));
    }
    new PostmasterFile(directory.postgres().resolve("data")).endServer();
    wipe(directory.kafka());
    wipe(directory.postgres());
    return directory;
  }

  static void wipe(Path directory) {
    try {
      DirectoryTree.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
