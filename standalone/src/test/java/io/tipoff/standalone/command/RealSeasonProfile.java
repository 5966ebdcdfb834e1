package io.tipoff.standalone.command;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tipoff.standalone.TestFolders;
import java.util.Map;

/** An application on empty stores with the one system that needs no training. */
public final class RealSeasonProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = TestFolders.emptyStores("real-season");
    settings.put("tipoff.predict.systems", "moving-average");
    settings.put("quarkus.flyway.clean-at-start", "true");
    return settings;
  }
}
