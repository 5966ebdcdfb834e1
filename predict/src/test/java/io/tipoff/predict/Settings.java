package io.tipoff.predict;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings as the program reads them. */
public final class Settings {

  private Settings() {}

  public static PredictSettings of(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(PredictSettings.class)
        .withDefaultValues(properties)
        .addDefaultInterceptors()
        .build()
        .getConfigMapping(PredictSettings.class);
  }
}
