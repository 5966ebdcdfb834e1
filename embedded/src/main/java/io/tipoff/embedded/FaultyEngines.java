package io.tipoff.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Engines that a test may stop and start again, each on its port and with its data. Test classes
 * with {@code @WithTestResource(FaultyEngines.class)} share them, and no other test uses them; a
 * field of this type is set. Whoever stops an engine starts it again.
 */
public final class FaultyEngines implements QuarkusTestResourceLifecycleManager {

  private DataDirectory directory;
  private EmbeddedKafka kafka;
  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    QuietLogs.apply(); // before there is a second thread
    directory = EnginesResource.emptyDirectory("tipoff-faulty-engines");
    CompletableFuture<EmbeddedPostgres> starting =
        CompletableFuture.supplyAsync(() -> postgresAt(0));
    kafka = EmbeddedKafka.start(directory.kafka(), 0);
    postgres = starting.join();
    return Map.of(
        Engines.KAFKA, kafka.bootstrapServers(),
        Engines.REACTIVE_URL, postgres.reactiveUrl(),
        Engines.JDBC_URL, postgres.jdbcUrl(),
        Engines.USERNAME, postgres.username(),
        Engines.PASSWORD, postgres.password());
  }

  private EmbeddedPostgres postgresAt(int port) {
    return EmbeddedPostgres.start(directory.postgres(), port, false);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(FaultyEngines.class));
  }

  /** {@code host:port} of the broker, the same after a restart. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** {@code jdbc:postgresql://…} of the database, the same after a restart. */
  public String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  /** Ends the server process; connections break. */
  public void stopPostgres() {
    postgres.close();
  }

  /** Starts it again; returns when it takes connections. */
  public void startPostgres() {
    postgres = postgresAt(postgres.port());
  }

  /** Stops the broker; connections break. */
  public void stopKafka() {
    kafka.close();
  }

  /** Starts it again; returns when it takes requests. */
  public void startKafka() {
    kafka = EmbeddedKafka.start(directory.kafka(), kafka.port());
  }

  @Override
  public void stop() {
    Path root = directory.root();
    kafka.close();
    postgres.close();
    directory.close();
    EnginesResource.wipe(root);
  }
}
