package io.tipoff.ingest.fetch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.tipoff.time.OperationalClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Sources that a test configures, without a container. */
public final class Fetches {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Fetches() {}

  /** The settings that come with the module. */
  public static FetchConfig config() {
    return config(Map.of());
  }

  /** Settings behind {@code tipoff.fetch.}, over those that come with the module. */
  static FetchConfig config(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put(FetchConfig.PREFIX + "." + name, value));
    return new SmallRyeConfigBuilder()
        .addDefaultSources()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(named, "test", 1_000))
        .withMapping(FetchConfig.class)
        .build()
        .getConfigMapping(FetchConfig.class);
  }

  static SourceClients clients(Map<String, String> settings, SimpleMeterRegistry meters) {
    return new SourceClients(config(settings), OperationalClock.system(), new SourceMeters(meters));
  }

  /** The client of a source of a provider, which waits little. */
  public static SourceClient client(String source, Provider provider) {
    return clients(
            Map.of(
                source + ".url", provider.address(),
                source + ".per-minute", "60000",
                source + ".first-delay", "1ms"),
            new SimpleMeterRegistry())
        .of(source)
        .orElseThrow();
  }

  /** What came of it. */
  public static <T> T await(Uni<T> asked) {
    return asked.await().atMost(PATIENCE);
  }
}
