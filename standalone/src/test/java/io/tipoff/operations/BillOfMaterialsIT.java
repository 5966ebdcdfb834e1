package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bill of materials beside the packaged program that it is of. */
class BillOfMaterialsIT {

  private static final Path TARGET = Path.of("target");

  @Test
  void namesEveryLibraryThatIsPackagedWithItsVersionAndDigest() throws IOException {
    Path file = TARGET.resolve("tipoff-sbom.json");
    assumeThat(file).as("no bill is written by a build that is offline").exists();
    assumeThat(Files.getLastModifiedTime(file))
        .as("the bill is of an earlier build, this one is offline")
        .isGreaterThan(Files.getLastModifiedTime(TARGET.resolve("quarkus-app/quarkus-run.jar")));
    JsonNode bill = new ObjectMapper().readTree(file.toFile());
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    Set<String> named =
        StreamSupport.stream(bill.path("components").spliterator(), false)
            .filter(component -> component.path("hashes").size() > 0)
            .map(
                component ->
                    "%s.%s-%s"
                        .formatted(
                            component.path("group").asText(),
                            component.path("name").asText(),
                            component.path("version").asText()))
            .collect(Collectors.toSet());

    List<String> packaged = packaged();
    assertThat(packaged).hasSizeGreaterThan(200);
    assertThat(named).containsAll(packaged);
  }

  private static List<String> packaged() throws IOException {
    try (Stream<Path> files = Files.walk(TARGET.resolve("quarkus-app/lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .map(name -> name.substring(0, name.length() - ".jar".length()))
          .toList();
    }
  }
}
