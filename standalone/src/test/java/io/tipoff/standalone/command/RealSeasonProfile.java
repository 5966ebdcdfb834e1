package io.tipoff.standalone.command;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tipoff.standalone.TestFolders;
import java.nio.file.Path;
import java.util.Map;

/** An application on empty stores with the one system that needs no training. */
public final class RealSeasonProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Path stores = TestFolders.empty("real-season");
    return Map.of(
        "tipoff.warehouse.path",
        stores.resolve("tipoff.duckdb").toString(),
        "tipoff.archive.path",
        stores.resolve("archive").toString(),
        "tipoff.exports.path",
        stores.resolve("exports").toString(),
        "tipoff.predict.systems",
        "moving-average",
        "quarkus.flyway.clean-at-start",
        "true",
        // beans of the exactness tests, which disturb what they replace
        "quarkus.arc.exclude-types",
        "io.tipoff.exactness.**");
  }
}
