package io.tipoff.standalone.conformance;

import io.tipoff.run.TaskDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the tests, where the program runs from its repository. */
final class TestSources {

  private static final String TOGETHER = "standalone/";

  /** By module and file name. */
  private final Optional<Map<String, String>> tests;

  TestSources(Optional<Path> repository) {
    this.tests =
        repository
            .filter(root -> Files.isRegularFile(root.resolve("pom.xml")))
            .map(TestSources::read);
  }

  private static Map<String, String> read(Path repository) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> folders = Files.list(repository)) {
      for (Path module : folders.toList()) {
        Path tests = module.resolve("src/test/java");
        if (!Files.isDirectory(tests)) {
          continue;
        }
        try (Stream<Path> files = Files.walk(tests)) {
          for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
            found.put(module.getFileName() + "/" + file.getFileName(), Files.readString(file));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /**
   * Whether a test of the task's phase, or of all phases together, names its class, or the task as
   * a literal.
   */
  Cell of(Class<?> type, TaskDeclaration declaration) {
    String task = declaration.name();
    String module = declaration.phase().id();
    if (tests.isEmpty()) {
      return Cell.needless("there are no sources here");
    }
    String name = "\"" + Pattern.quote(task) + "\"";
    Pattern named =
        Pattern.compile(
            type.getSimpleName().isEmpty()
                ? name
                : "\\b" + Pattern.quote(type.getSimpleName()) + "\\b|" + name);
    List<String> naming =
        tests.get().entrySet().stream()
            .filter(
                file ->
                    file.getKey().startsWith(module + "/") || file.getKey().startsWith(TOGETHER))
            .filter(
                file -> file.getValue().contains("@Test") || file.getValue().contains("@Property"))
            .filter(file -> named.matcher(file.getValue()).find())
            .map(Map.Entry::getKey)
            .toList();
    return Cell.when(
        !naming.isEmpty(),
        naming.isEmpty() ? "" : naming.getFirst(),
        "no test of " + module + " or standalone names " + type.getSimpleName() + " or " + task);
  }
}
