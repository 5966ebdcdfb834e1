package io.tipoff.standalone.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the tests, where the program runs from its repository. */
final class TestSources {

  private final Optional<Map<String, String>> tests;

  TestSources(Optional<Path> repository) {
    this.tests =
        repository
            .filter(root -> Files.isRegularFile(root.resolve("pom.xml")))
            .map(TestSources::read);
  }

  private static Map<String, String> read(Path repository) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> modules = Files.list(repository)) {
      List<Path> folders = new ArrayList<>();
      modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .forEach(folders::add);
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
            found.put(file.getFileName().toString(), Files.readString(file));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Whether a test names the class, or the task by its name. */
  Cell of(Class<?> type, String task) {
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
                file -> file.getValue().contains("@Test") || file.getValue().contains("@Property"))
            .filter(file -> named.matcher(file.getValue()).find())
            .map(Map.Entry::getKey)
            .toList();
    return Cell.when(
        !naming.isEmpty(),
        naming.isEmpty() ? "" : naming.getFirst(),
        "no test names " + type.getSimpleName() + " or " + task);
  }
}
