package io.tipoff.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code k8s/Dockerfile} says, instruction by instruction. */
final class Dockerfile {

  private static final List<String> INSTRUCTIONS =
      OperationsFiles.text(OperationsFiles.K8S.resolve("Dockerfile"))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.joining("\n"))
          .replace("\\\n", "")
          .lines()
          .toList();

  private Dockerfile() {}

  /** What is said of an instruction, in its order; lines that go on are one. */
  static List<String> all(String instruction) {
    return INSTRUCTIONS.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length()).strip())
        .toList();
  }

  /** The command that an image starts, word by word. */
  static List<String> command() {
    try {
      JsonNode entry = new ObjectMapper().readTree(all("ENTRYPOINT").getFirst());
      return StreamSupport.stream(entry.spliterator(), false).map(JsonNode::asText).toList();
    } catch (IOException e) {
      throw new IllegalStateException("the ENTRYPOINT is no list of words", e);
    }
  }

  /** What a service's image does last while it is built: a start that is remembered. */
  static String remember() {
    return all("RUN").getLast();
  }

  static Map<String, String> environment() {
    return all("ENV").stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /** The words of a shell command that start the program and are options of its JVM. */
  static List<String> options(Stream<String> words) {
    return words
        .dropWhile(word -> !word.equals("java"))
        .skip(1)
        .takeWhile(word -> !word.equals("-jar"))
        .toList();
  }
}
