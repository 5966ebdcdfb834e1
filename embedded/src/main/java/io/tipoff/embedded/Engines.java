package io.tipoff.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The message broker and the ledger's database that this process works with: embedded ones, started
 * together, or outside ones where configuration already names them ({@code
 * kafka.bootstrap.servers}; {@code quarkus.datasource.reactive.url} or {@code .jdbc.url}, as system
 * property or environment variable).
 *
 * <p>Start it before Quarkus, set {@link #properties()} as system properties, close it after
 * Quarkus has stopped. Prints nothing, registers no shutdown hook.
 */
public final class Engines implements AutoCloseable {

  static final String KAFKA = "kafka.bootstrap.servers";
  static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
  static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  static final String USERNAME = "quarkus.datasource.username";
  static final String PASSWORD = "quarkus.datasource.password";

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(9);

  private final Optional<EmbeddedKafka> kafka;
  private final Optional<EmbeddedPostgres> postgres;
  private final Map<String, String> properties;

  private Engines(
      Optional<EmbeddedKafka> kafka,
      Optional<EmbeddedPostgres> postgres,
      Map<String, String> properties) {
    this.kafka = kafka;
    this.postgres = postgres;
    this.properties = properties;
  }

  /**
   * Starts what is not configured as an outside engine and returns when all of it takes requests.
   *
   * @throws EngineStartException if an engine does not start; none is left running then
   */
  public static Engines start(DataDirectory directory, EngineOptions options) {
    return start(directory, options, Settings.ofThisProcess());
  }

  /** No engine at all, for work that needs none. */
  public static Engines none() {
    return new Engines(Optional.empty(), Optional.empty(), Map.of());
  }

  static Engines start(DataDirectory directory, EngineOptions options, Settings settings) {
    QuietLogs.apply(); // before there is a second thread
    Optional<String> outsideKafka = settings.find(KAFKA);
    Optional<String> outsideReactive = settings.find(REACTIVE_URL);
    Optional<String> outsideJdbc = settings.find(JDBC_URL);

    ThreadFactory threads = Thread.ofPlatform().name("engine-start-", 0).factory();
    Optional<EmbeddedKafka> kafka = Optional.empty();
    Optional<EmbeddedPostgres> postgres = Optional.empty();
    boolean started = false;
    try (ExecutorService starters = Executors.newThreadPerTaskExecutor(threads)) {
      Optional<Future<EmbeddedKafka>> kafkaStart =
          submit(
              starters,
              outsideKafka.isEmpty(),
              () -> EmbeddedKafka.start(directory.kafka(), options.kafkaPort()));
      Optional<Future<EmbeddedPostgres>> postgresStart =
          submit(
              starters,
              !hasOutsideLedger(settings),
              () ->
                  EmbeddedPostgres.start(
                      directory.postgres(), options.postgresPort(), options.survivesPowerLoss()));
      try {
        kafka = kafkaStart.map(start -> await(start, "Kafka", directory.kafka()));
      } finally {
        postgres = postgresStart.map(start -> await(start, "PostgreSQL", directory.postgres()));
      }
      started = true;
    } finally {
      if (!started) {
        kafka.ifPresent(EmbeddedKafka::close);
        postgres.ifPresent(EmbeddedPostgres::close);
      }
    }

    Map<String, String> properties = new LinkedHashMap<>();
    kafka.ifPresent(broker -> properties.put(KAFKA, broker.bootstrapServers()));
    postgres.ifPresent(
        server -> {
          properties.put(REACTIVE_URL, server.reactiveUrl());
          properties.put(JDBC_URL, server.jdbcUrl());
          properties.put(USERNAME, server.username());
          properties.put(PASSWORD, server.password());
        });
    if (outsideJdbc.isPresent() && outsideReactive.isEmpty()) {
      properties.put(REACTIVE_URL, outsideJdbc.get().replaceFirst("^jdbc:", ""));
    }
    if (outsideReactive.isPresent() && outsideJdbc.isEmpty()) {
      properties.put(
          JDBC_URL, "jdbc:" + outsideReactive.get().replaceFirst("^vertx-reactive:", ""));
    }
    return new Engines(kafka, postgres, Map.copyOf(properties));
  }

  /** The properties set for this process that name outside engines; empty if both are embedded. */
  public static List<String> configuredOutside() {
    Settings settings = Settings.ofThisProcess();
    return Stream.of(KAFKA, REACTIVE_URL, JDBC_URL)
        .filter(name -> settings.find(name).isPresent())
        .toList();
  }

  /** Whether a property set for this process names a ledger's database outside. */
  public static boolean hasOutsideLedger() {
    return hasOutsideLedger(Settings.ofThisProcess());
  }

  private static boolean hasOutsideLedger(Settings settings) {
    return Stream.of(REACTIVE_URL, JDBC_URL).anyMatch(name -> settings.find(name).isPresent());
  }

  /** Whether the embedded engines have stopped in good order, so that their files can be copied. */
  public static boolean areAtRest(DataDirectory directory) {
    return EmbeddedKafka.isAtRest(directory.kafka())
        && EmbeddedPostgres.isAtRest(directory.postgres());
  }

  /** Ends what a killed process left running on a directory, as a start would. */
  public static void endLeftovers(DataDirectory directory) {
    EmbeddedPostgres.endLeftover(directory.postgres());
  }

  private static <T> Optional<Future<T>> submit(
      ExecutorService starters, boolean wanted, Callable<T> start) {
    return wanted ? Optional.of(starters.submit(start)) : Optional.empty();
  }

  private static <T> T await(Future<T> start, String engine, Path directory) {
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EngineStartException failure) {
        throw failure;
      }
      throw new EngineStartException(engine + " did not start in " + directory, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("interrupted while " + engine + " started", e);
    }
  }

  /**
   * What must be added to the configuration for Quarkus to reach the engines: addresses of the
   * embedded ones, and for an outside PostgreSQL whichever of its two URLs was not given.
   */
  public Map<String, String> properties() {
    return properties;
  }

  /** The embedded broker; empty if an outside one is used. */
  public Optional<EmbeddedKafka> kafka() {
    return kafka;
  }

  /** The embedded PostgreSQL; empty if an outside one is used. */
  public Optional<EmbeddedPostgres> postgres() {
    return postgres;
  }

  /**
   * Stops the embedded engines side by side and returns within ten seconds. One that does not stop
   * in that time dies with this process or is ended at the next start. May be called again.
   */
  @Override
  public void close() {
    ThreadFactory threads = Thread.ofPlatform().daemon().name("engine-stop-", 0).factory();
    ExecutorService closers = Executors.newThreadPerTaskExecutor(threads);
    List<Callable<Void>> stops = new ArrayList<>();
    kafka.ifPresent(engine -> stops.add(stop(engine::close)));
    postgres.ifPresent(engine -> stops.add(stop(engine::close)));
    try {
      closers.invokeAll(stops, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closers.shutdown();
    }
  }

  private static Callable<Void> stop(Runnable close) {
    return () -> {
      close.run();
      return null;
    };
  }
}
