package io.tipoff.ingest.fetch;

import io.quarkus.runtime.StartupEvent;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fetch.FetchConfig.KindConfig;
import io.tipoff.ingest.fetch.FetchConfig.SourceConfig;
import io.tipoff.time.OperationalClock;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sources that have an address. A setting that is wrong fails the start. */
@Singleton
public final class SourceClients {

  private final Map<String, SourceClient> clients = new TreeMap<>();
  private final Map<String, SourceConfig> configs = new LinkedHashMap<>();
  private final Map<String, Map<String, KindConfig>> kinds = new HashMap<>();

  /**
   * @throws TipoffException CONFIGURATION naming the setting that cannot be used
   */
  SourceClients(FetchConfig config, OperationalClock clock, SourceMeters meters) {
    add(
        "nba-com",
        config.nbaCom(),
        Map.of("schedule", config.nbaCom().schedule(), "box-score", config.nbaCom().boxScore()));
    add(
        "nba-injury-report",
        config.nbaInjuryReport(),
        Map.of("report", config.nbaInjuryReport().report()));
    positive("nba-injury-report", "apart", config.nbaInjuryReport().apart());
    add("balldontlie", config.balldontlie(), Map.of("injuries", config.balldontlie().injuries()));
    add(
        "odds-api",
        config.oddsApi(),
        Map.of("events", config.oddsApi().events(), "quotes", config.oddsApi().quotes()));
    Map<String, Integer> slowest = new HashMap<>();
    configs.forEach((source, each) -> slowest.merge(host(each), each.perMinute(), Math::min));
    Map<String, Pace> paces = new HashMap<>();
    slowest.forEach((host, perMinute) -> paces.put(host, new Pace(clock, perMinute)));
    configs.forEach(
        (source, each) ->
            clients.put(
                source,
                new SourceClient(
                    source, each, kinds.get(source), paces.get(host(each)), clock, meters)));
  }

  private void add(String source, SourceConfig config, Map<String, KindConfig> ofSource) {
    if (config.url().isPresent()) {
      check(source, config, ofSource);
      configs.put(source, config);
      kinds.put(source, ofSource);
    }
  }

  private static String host(SourceConfig config) {
    return config.url().orElseThrow().getAuthority();
  }

  private static void check(String source, SourceConfig config, Map<String, KindConfig> kinds) {
    URI url = config.url().orElseThrow();
    if (url.getHost() == null
        || !List.of("http", "https").contains(url.getScheme())
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null) {
      // not told with its value: somebody may have put a key into it
      throw wrong(source, "url", "must be https:// or http:// with a host, without user and query");
    }
    require(config.attempts() >= 1, source, "attempts", "must be 1 or more");
    require(config.perMinute() >= 1, source, "per-minute", "must be 1 or more");
    require(config.breaker().after() >= 1, source, "breaker.after", "must be 1 or more");
    require(config.breaker().successes() >= 1, source, "breaker.successes", "must be 1 or more");
    require(config.largestBody().asLongValue() > 0, source, "largest-body", "must be positive");
    positive(source, "connect-timeout", config.connectTimeout());
    positive(source, "read-timeout", config.readTimeout());
    positive(source, "total-timeout", config.totalTimeout());
    positive(source, "first-delay", config.firstDelay());
    positive(source, "breaker.open", config.breaker().open());
    require(
        config.longestDelay().compareTo(config.firstDelay()) >= 0,
        source,
        "longest-delay",
        "must not be shorter than first-delay");
    kinds.forEach(
        (kind, each) -> {
          require(each.path().startsWith("/"), source, kind + ".path", "must begin with /");
          require(
              config.keyParameter().stream().noneMatch(key -> each.path().contains(key + "=")),
              source,
              kind + ".path",
              "must not have the key in it, which is a setting of its own");
          positive(source, kind + ".every", each.every());
        });
  }

  private static void positive(String source, String setting, Duration value) {
    require(value.isPositive(), source, setting, "must be positive");
  }

  private static void require(boolean met, String source, String setting, String rule) {
    if (!met) {
      throw wrong(source, setting, rule);
    }
  }

  private static TipoffException wrong(String source, String setting, String rule) {
    return new TipoffException(
        FailureCategory.CONFIGURATION,
        "the setting " + FetchConfig.PREFIX + "." + source + "." + setting + " " + rule,
        "Correct it where it is set.");
  }

  /** Settings are read at the start, not when something is fetched first. */
  void readAtStart(@Observes StartupEvent event) {}

  Collection<SourceClient> all() {
    return clients.values();
  }

  Optional<SourceClient> of(String source) {
    return Optional.ofNullable(clients.get(source));
  }

  /** The limits of a source that is fetched. */
  public Optional<SourceConfig> limits(String source) {
    return Optional.ofNullable(configs.get(source));
  }

  @PreDestroy
  void close() {
    clients.values().forEach(SourceClient::close);
  }
}
