package io.tipoff.standalone.exactness;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An application on empty stores, with one kind of trouble. */
abstract class ScenarioProfile implements QuarkusTestProfile {

  private final String events;

  ScenarioProfile(String events) {
    this.events = events;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Path stores = temporary();
    return Map.of(
        "tipoff.warehouse.path",
        stores.resolve("warehouse/tipoff.duckdb").toString(),
        "tipoff.archive.path",
        stores.resolve("archive").toString(),
        "tipoff.exports.path",
        stores.resolve("exports").toString(),
        "tipoff.kernel.first-delay",
        "50ms",
        "tipoff.test.events",
        events,
        "quarkus.flyway.clean-at-start",
        "true");
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("tipoff-scenario-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing goes wrong. */
  public static final class Quiet extends ScenarioProfile {
    public Quiet() {
      super("told");
    }
  }

  /** A second quiet one, on stores of its own. */
  public static final class QuietAgain extends ScenarioProfile {
    public QuietAgain() {
      super("told");
    }
  }

  /** Every event is told twice and out of order. */
  public static final class Doubled extends ScenarioProfile {
    public Doubled() {
      super("doubled");
    }
  }

  /** A third of the events never arrives. */
  public static final class Dropped extends ScenarioProfile {
    public Dropped() {
      super("dropped");
    }
  }

  /** Workers die in the middle of their runs. */
  public static final class Crashing extends ScenarioProfile {
    public Crashing() {
      super("told");
    }
  }
}
