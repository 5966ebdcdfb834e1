package io.tipoff.exactness;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.bootstrap.app.StartupAction;
import io.quarkus.test.junit.AppMakerHelper;
import io.tipoff.embedded.EmbeddedKafka;
import io.tipoff.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The whole application with the test's beans, started anew for each scenario: on a broker, a
 * database and directories that are empty.
 */
final class ReplayApplication implements AutoCloseable {

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final CuratedApplication application;
  private int started;
  private Map<String, String> keptFor = Map.of();
  private Started kept;

  ReplayApplication(Path folder) throws Exception {
    this.folder = folder;
    this.postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, false);
    this.application =
        AppMakerHelper.makeCuratedApplication(ReplayApplication.class, "exactness", false);
  }

  /** Runs a replay in an application of its own and gives what it found. */
  Map<String, String> run(Map<String, String> settings) throws Exception {
    return run(Scenario.class, settings);
  }

  /** Runs a scenario in an application of its own and gives what it found. */
  @SuppressWarnings("unchecked") // the scenario is declared to be this
  Map<String, String> run(
      Class<? extends Callable<Map<String, String>>> type, Map<String, String> settings)
      throws Exception {
    try (Started started = start(settings)) {
      return started.call(type, scenario -> ((Callable<Map<String, String>>) scenario).call());
    }
  }

  /**
   * The application that was last asked for with these settings: it runs until another is started.
   */
  Started kept(Map<String, String> settings) throws Exception {
    if (kept == null || !keptFor.equals(settings)) {
      kept = start(settings);
      keptFor = settings;
    }
    return kept;
  }

  /** Starts an application, to be closed before another is started. */
  private Started start(Map<String, String> settings) throws Exception {
    closeKept();
    Path stores = Files.createDirectory(folder.resolve("scenario-" + ++started));
    EmbeddedKafka kafka = EmbeddedKafka.start(stores.resolve("kafka"), 0);
    Map<String, String> all = new HashMap<>(directories(stores));
    all.putAll(settings);
    all.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    all.putAll(emptyDatabase("scenario_" + started));
    StartupAction start =
        AppMakerHelper.getStartupAction(ReplayApplication.class, application, null);
    start.overrideConfig(all);
    return new Started(kafka, start.run());
  }

  /** What is done with a bean of the application, which is of another class loader. */
  interface Use<T> {
    T with(Object bean) throws Exception;
  }

  /** An application that runs, with its broker. */
  record Started(EmbeddedKafka kafka, RunningQuarkusApplication running) implements AutoCloseable {

    <T> T call(Class<?> type, Use<T> use) throws Exception {
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      Thread.currentThread().setContextClassLoader(running.getClassLoader());
      try {
        return use.with(running.instance(running.getClassLoader().loadClass(type.getName())));
      } finally {
        Thread.currentThread().setContextClassLoader(before);
      }
    }

    @Override
    public void close() {
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      Thread.currentThread().setContextClassLoader(running.getClassLoader());
      try {
        running.close();
      } catch (Exception e) {
        throw new IllegalStateException("the application did not stop", e);
      } finally {
        Thread.currentThread().setContextClassLoader(before);
        kafka.close();
      }
    }
  }

  private static Map<String, String> directories(Path stores) {
    return Map.of(
        "tipoff.warehouse.path",
        stores.resolve("warehouse/tipoff.duckdb").toString(),
        "tipoff.archive.path",
        stores.resolve("archive").toString(),
        "tipoff.exports.path",
        stores.resolve("exports").toString(),
        "quarkus.log.file.path",
        stores.resolve("tipoff.log").toString());
  }

  private Map<String, String> emptyDatabase(String name) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.username(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      // so that a process of the server can be killed: what it committed is in its log then
      statement.execute("alter database " + name + " set synchronous_commit = on");
    }
    return Map.of(
        "quarkus.datasource.jdbc.url",
        postgres.jdbcUrl().replaceFirst("/postgres$", "/" + name),
        "quarkus.datasource.reactive.url",
        postgres.reactiveUrl().replaceFirst("/postgres$", "/" + name),
        "quarkus.datasource.username",
        postgres.username(),
        "quarkus.datasource.password",
        postgres.password());
  }

  private void closeKept() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  @Override
  public void close() {
    closeKept();
    application.close();
    postgres.close();
  }
}
