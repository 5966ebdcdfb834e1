package io.tipoff.standalone.command;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** An application on empty stores that runs all systems and trains often, on little. */
public final class ModelsProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(new BadInputProfile().getConfigOverrides());
    settings.put(
        "tipoff.predict.systems",
        "moving-average,gbdt,gbdt-odds,gbdt-market,zone-matchup,similarity,ensemble");
    settings.put("tipoff.predict.training.minimum-rows", "300");
    settings.put("tipoff.predict.training.cadence-days", "7");
    settings.put("tipoff.predict.governance.minimum-games", "20");
    return settings;
  }
}
