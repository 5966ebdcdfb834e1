package io.tipoff.standalone.command;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An application on empty stores that trains on little. */
public final class BadInputProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Path stores;
    try {
      stores = Files.createTempDirectory("tipoff-bad-input-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "tipoff.warehouse.path",
        stores.resolve("tipoff.duckdb").toString(),
        "tipoff.archive.path",
        stores.resolve("archive").toString(),
        "tipoff.exports.path",
        stores.resolve("exports").toString(),
        "tipoff.predict.training.minimum-rows",
        "200",
        "quarkus.flyway.clean-at-start",
        "true",
        // beans of the exactness tests, which disturb what they replace
        "quarkus.arc.exclude-types",
        "io.tipoff.standalone.exactness.**");
  }
}
