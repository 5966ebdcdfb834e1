package io.tipoff.operations;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program of the machine that a test wants. Where it is not installed the test is skipped, and
 * says so.
 *
 * @param program its executable
 */
record Tool(Path program) {

  /** How a command ended; its errors come with its output. */
  record Ended(int exit, String output) {}

  /** The first of these commands that is on the path; else the calling test is skipped. */
  static Tool wanted(String howToGet, String... names) {
    Optional<Path> found = Arrays.stream(names).flatMap(name -> find(name).stream()).findFirst();
    assumeThat(found)
        .as("SKIPPED: none of %s is installed here; %s", Arrays.toString(names), howToGet)
        .isPresent();
    return new Tool(found.orElseThrow());
  }

  private static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
    Process process = builder(arguments).directory(folder.toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  static Tool promtool() {
    return wanted("apt-get install prometheus", "promtool");
  }

  static Tool amtool() {
    return wanted("apt-get install prometheus-alertmanager", "amtool");
  }
}
