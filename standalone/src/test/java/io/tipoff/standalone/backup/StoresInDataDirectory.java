package io.tipoff.standalone.backup;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Takes away for a test what applications tested before in this JVM say of where stores lie. */
public final class StoresInDataDirectory implements BeforeEachCallback, AfterEachCallback {

  private Map<String, String> before = Map.of();

  @Override
  public void beforeEach(ExtensionContext context) {
    Properties properties = System.getProperties();
    before =
        OwnStores.PLACES.stream()
            .filter(name -> Objects.nonNull(properties.getProperty(name)))
            .collect(Collectors.toMap(name -> name, properties::getProperty));
    before.keySet().forEach(properties::remove);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.getProperties().putAll(before);
  }
}
