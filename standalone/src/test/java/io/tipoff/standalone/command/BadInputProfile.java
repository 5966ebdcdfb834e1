package io.tipoff.standalone.command;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tipoff.embedded.LoopbackPorts;
import io.tipoff.standalone.TestFolders;
import java.nio.file.Path;
import java.util.Map;

/** An application on empty stores that trains on little. */
public final class BadInputProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Path stores = TestFolders.empty("bad-input");
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
        // a source that is asked on demand alone, at an address at which a test may listen
        "tipoff.fetch.look",
        "off",
        "tipoff.fetch.nba-com.url",
        "http://127.0.0.1:" + LoopbackPorts.free(),
        // beans of the exactness tests, which disturb what they replace
        "quarkus.arc.exclude-types",
        "io.tipoff.exactness.**");
  }
}
