package io.tipoff.operations;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the repository ships for operators: rules, dashboards, manifests, pages. */
final class OperationsFiles {

  static final Path ROOT = Path.of(System.getProperty("tipoff.root"));
  static final Path K8S = ROOT.resolve("k8s");
  static final Path ALERTS = K8S.resolve("alerts");
  static final Path DASHBOARDS = K8S.resolve("dashboards");
  static final Path METRICS_PAGE = ROOT.resolve("docs/metrics.md");

  /** Reads JSON too. A key that comes twice is an error. */
  static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private OperationsFiles() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files below a folder with this ending, in the order of their names. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
