package io.tipoff.standalone.faults;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** All six services as {@code serve} runs them, with the transform phase's limits made short. */
public final class FaultsProfile implements QuarkusTestProfile {

  static final int TIMEOUTS_UNTIL_LEFT = 3;

  private static final String TRANSFORM = "io.tipoff.transform.messaging.TransformWakeUp/onEvent/";

  @Override
  public Map<String, String> getConfigOverrides() {
    Path folder;
    try {
      folder = Files.createTempDirectory("tipoff-faults");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("tipoff.warehouse.path", folder.resolve("tipoff.duckdb").toString());
    settings.put("tipoff.archive.path", folder.resolve("archive").toString());
    settings.put("tipoff.exports.path", folder.resolve("exports").toString());
    settings.put("quarkus.log.file.path", folder.resolve("tipoff.log").toString());
    settings.put("tipoff.kernel.acts", "true");
    settings.put("tipoff.kernel.sweep", "1s");
    settings.put("tipoff.kernel.meters", "1s");
    settings.put("tipoff.messaging.dead-letters.count-every", "1s");
    settings.put(TRANSFORM + "Timeout/value", "700");
    settings.put(TRANSFORM + "Retry/maxRetries", Integer.toString(TIMEOUTS_UNTIL_LEFT - 1));
    settings.put(TRANSFORM + "Retry/delay", "100");
    settings.put(TRANSFORM + "CircuitBreaker/requestVolumeThreshold", "4");
    settings.put(TRANSFORM + "CircuitBreaker/delay", "1000");
    return settings;
  }
}
