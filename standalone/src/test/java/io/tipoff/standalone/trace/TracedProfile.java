package io.tipoff.standalone.trace;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tipoff.standalone.faults.FaultsProfile;
import java.util.HashMap;
import java.util.Map;

/** All six services as {@code serve} runs them, with traces kept in memory. */
public final class TracedProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(new FaultsProfile().getConfigOverrides());
    settings.put("quarkus.otel.simple", "true");
    settings.put("quarkus.otel.exporter.otlp.enabled", "false");
    return settings;
  }

  @Override
  public String getConfigProfile() {
    return "traced";
  }
}
