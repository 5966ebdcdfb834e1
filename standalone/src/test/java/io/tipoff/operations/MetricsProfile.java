package io.tipoff.operations;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tipoff.standalone.TestFolders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** All six services, which replay a small league and show what they measure. */
public final class MetricsProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Path folder = TestFolders.empty("metrics");
    Map<String, String> settings = new HashMap<>();
    settings.put("tipoff.data", folder.toString());
    settings.put("tipoff.warehouse.path", folder.resolve("tipoff.duckdb").toString());
    settings.put("quarkus.log.file.path", folder.resolve("tipoff.log").toString());
    // beans of the exactness tests, which disturb what they replace
    settings.put("quarkus.arc.exclude-types", "io.tipoff.exactness.**");
    settings.put("tipoff.predict.systems", "moving-average");
    settings.put("tipoff.predict.training.minimum-rows", "100");
    settings.put("tipoff.kernel.meters", "1s");
    settings.put("tipoff.messaging.dead-letters.count-every", "1s");
    settings.put("tipoff.messaging.lag.every", "1s");
    settings.put("tipoff.messaging.lag.delay", "0s");
    // a source that is never asked: what is measured of it is there from the start
    settings.put("tipoff.fetch.look", "off");
    settings.put("tipoff.fetch.nba-com.url", "http://127.0.0.1:1");
    settings.put("tipoff.grade.meters.every", "1s");
    settings.put("tipoff.grade.meters.delay", "0s");
    settings.put("tipoff.predict.meters.every", "1s");
    settings.put("tipoff.predict.meters.delay", "0s");
    return settings;
  }
}
