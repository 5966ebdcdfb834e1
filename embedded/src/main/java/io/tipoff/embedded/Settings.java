package io.tipoff.embedded;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks a configuration property up as Quarkus does at start: system property, then environment.
 */
public record Settings(Map<?, ?> properties, Map<String, String> environment) {

  /** Those with which this process was started, and those that it has set since. */
  public static Settings ofThisProcess() {
    return new Settings(System.getProperties(), System.getenv());
  }

  /** The value of a property; none if it is not set, or is blank. */
  public Optional<String> find(String name) {
    Object property = properties.get(name);
    String variable = name.replaceAll("[^A-Za-z0-9]", "_");
    return Optional.ofNullable(property == null ? null : property.toString())
        .or(() -> Optional.ofNullable(environment.get(variable.toUpperCase(Locale.ROOT))))
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .filter(value -> !value.isBlank());
  }
}
