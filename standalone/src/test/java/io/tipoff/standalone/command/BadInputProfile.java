package io.tipoff.standalone.command;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tipoff.embedded.LoopbackPorts;
import io.tipoff.standalone.TestFolders;
import java.util.Map;

/** An application on empty stores that trains on little. */
public final class BadInputProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = TestFolders.emptyStores("bad-input");
    settings.put("tipoff.predict.training.minimum-rows", "200");
    settings.put("quarkus.flyway.clean-at-start", "true");
    // a source that is asked on demand alone, at an address at which a test may listen
    settings.put("tipoff.fetch.look", "off");
    settings.put("tipoff.fetch.nba-com.url", "http://127.0.0.1:" + LoopbackPorts.free());
    return settings;
  }
}
