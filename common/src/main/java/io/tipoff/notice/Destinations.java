package io.tipoff.notice;

import io.quarkus.runtime.StartupEvent;
import io.tipoff.notice.Notice.Severity;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configured destinations, and who is told of what. A setting that is wrong fails the start.
 */
@Singleton
public final class Destinations {

  private final HttpPost http;
  private final Map<String, Destination> byName = new TreeMap<>();
  private final Map<Severity, Set<String>> routes = new EnumMap<>(Severity.class);

  /**
   * @throws io.tipoff.failure.TipoffException CONFIGURATION naming the setting that is missing or
   *     cannot be used
   */
  Destinations(NotifyConfig config, Vertx vertx) {
    NotifySettings settings = new NotifySettings(config);
    settings.check();
    this.http = new HttpPost(config.timeout());
    config
        .destinations()
        .keySet()
        .forEach(name -> byName.put(name, settings.destination(name, http, vertx)));
    config.warning().ifPresent(names -> routes.put(Severity.WARNING, new TreeSet<>(names)));
    config.critical().ifPresent(names -> routes.put(Severity.CRITICAL, new TreeSet<>(names)));
  }

  /** Settings are read at the start, not when the first notice is raised. */
  void readAtStart(@Observes StartupEvent event) {}

  /** Names of those that are told of each severity; one that nobody is told of is absent. */
  public Map<Severity, Set<String>> routes() {
    return routes;
  }

  /** Names of all destinations. */
  Set<String> names() {
    return byName.keySet();
  }

  Optional<Destination> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
