package io.tipoff.standalone;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.DataDirectoryInUse;
import io.tipoff.embedded.EmbeddedKafka;
import io.tipoff.embedded.EngineOptions;
import io.tipoff.embedded.EngineStartException;
import io.tipoff.embedded.Engines;
import io.tipoff.embedded.Settings;
import io.tipoff.failure.TipoffException;
import io.tipoff.log.LogMarks;
import io.tipoff.setting.SecretArguments;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Runs work with all services up: takes the data directory, starts the engines, then Quarkus, then
 * the work; afterwards stops them in the reverse order.
 */
public final class Standalone {

  private static final Logger LOG = Logger.getLogger(Standalone.class);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** A database that must be named, and is never asked. */
  private static final String NOWHERE = "postgresql://127.0.0.1:1/none";

  private static final AtomicReference<Job> JOB = new AtomicReference<>();

  private Standalone() {}

  /** Something to do while the services are up. */
  @FunctionalInterface
  public interface Work {

    /**
     * What has to be done with the directory held and nothing started yet.
     *
     * @throws TipoffException CONFIGURATION if the stores are being replaced
     */
    default void before(DataDirectory directory) {
      Unfinished.refuse(directory.root());
    }

    /** Does it, and returns the exit code of the command. */
    int run(Services services);

    /** What is left to do when everything has stopped and the directory is still held. */
    default void after(DataDirectory directory) {}
  }

  /** What is up while the work runs. */
  public interface Services {

    /** A bean of the application. */
    default <T> T get(Class<T> type) {
      return Arc.container().select(type).get();
    }

    DataDirectory directory();

    Engines engines();
  }

  private record Running(DataDirectory directory, Engines engines) implements Services {}

  private record Job(
      Work work, Services services, AtomicInteger exit, AtomicReference<Throwable> failure) {}

  /**
   * Runs the work to its end.
   *
   * @param settings configuration that overrides everything else, such as ports
   * @return the work's exit code
   * @throws TipoffException BAD_INPUT if there is no data directory and none may be made;
   *     CONFIGURATION if a setting, a port or the directory cannot be used; TRANSIENT if another
   *     process has the directory or an engine did not start
   */
  public static int run(
      Installation where, EngineOptions ports, Map<String, String> settings, Work work) {
    return run(where.found(), directory -> start(directory, ports), settings, work);
  }

  /** Runs work that needs neither ledger nor broker, without starting any. */
  static int runWithoutEngines(Path dataDirectory, Map<String, String> settings, Work work) {
    Map<String, String> all = new HashMap<>(withoutEngines());
    all.putAll(settings);
    return run(dataDirectory, directory -> Engines.none(), all, work);
  }

  private static int run(
      Path dataDirectory,
      Function<DataDirectory, Engines> start,
      Map<String, String> settings,
      Work work) {
    SecretArguments.refuseThoseOfThisProcess();
    CountDownLatch closed = new CountDownLatch(1);
    // On Ctrl-C Quarkus stops by a hook of its own; the JVM must not end before the engines have
    // too.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(closed), "await-engines"));
    try (DataDirectory directory = hold(dataDirectory)) {
      work.before(directory);
      int exit = up(directory, start, settings, work);
      work.after(directory);
      return exit;
    } finally {
      closed.countDown();
    }
  }

  private static int up(
      DataDirectory directory,
      Function<DataDirectory, Engines> start,
      Map<String, String> settings,
      Work work) {
    try (Engines engines = start.apply(directory)) {
      engines.properties().forEach(System::setProperty);
      ownFiles(directory).forEach(Standalone::setIfAbsent);
      stores(directory).forEach(Standalone::setIfNotConfigured);
      if (engines.postgres().isEmpty() && !serves(settings)) {
        Beside.settings().forEach(Standalone::setIfAbsent);
      }
      settings.forEach(System::setProperty);
      Job job =
          new Job(
              work, new Running(directory, engines), new AtomicInteger(), new AtomicReference<>());
      JOB.set(job);
      Quarkus.run(
          Application.class,
          (exit, failure) -> {
            if (exit != 0) {
              job.exit().set(exit);
            }
            job.failure().set(failure);
          });
      if (job.failure().get() != null) {
        throw StartFailures.ofApplication(job.failure().get());
      }
      Optional<String> gaveUp = engines.kafka().flatMap(EmbeddedKafka::gaveUp);
      if (gaveUp.isPresent()) {
        throw StartFailures.ofBroker(gaveUp.get());
      }
      return job.exit().get();
    }
  }

  /** What serves ends, for it cannot hear any more; what has an end of its own comes to it. */
  private static void endServing(String why) {
    LogMarks.of("kafka").error(LOG, null, "%s", why);
    Quarkus.asyncExit();
  }

  /** Nothing is connected, told, heard, or, without a ledger, looked at by a timer. */
  private static Map<String, String> withoutEngines() {
    Map<String, String> settings = new HashMap<>(Beside.withoutMessages());
    settings.put("tipoff.kernel.ledger", "false");
    settings.put("quarkus.datasource.reactive.url", "vertx-reactive:" + NOWHERE);
    settings.put("quarkus.datasource.jdbc.url", "jdbc:" + NOWHERE);
    settings.put("quarkus.flyway.migrate-at-start", "false");
    settings.put("quarkus.http.host-enabled", "false");
    settings.put("mp.messaging.outgoing.events-out.enabled", "false");
    return settings;
  }

  /**
   * Takes a data directory for this process, and starts nothing.
   *
   * @throws TipoffException TRANSIENT if another process has it; CONFIGURATION if it cannot be used
   */
  public static DataDirectory hold(Path directory) {
    try {
      return DataDirectory.open(directory);
    } catch (DataDirectoryInUse e) {
      throw StartFailures.inUse(e);
    } catch (UncheckedIOException e) {
      throw StartFailures.notUsable(directory, e);
    }
  }

  private static Engines start(DataDirectory directory, EngineOptions ports) {
    try {
      return Engines.start(directory, ports);
    } catch (EngineStartException e) {
      throw StartFailures.ofEngine(e);
    }
  }

  private static void await(CountDownLatch closed) {
    try {
      closed.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> ownFiles(DataDirectory directory) {
    return Map.of(
        "tipoff.data",
        directory.root().toString(),
        "quarkus.log.file.path",
        directory.root().resolve("tipoff.log").toString());
  }

  private static Map<String, String> stores(DataDirectory directory) {
    return Map.of(
        "tipoff.warehouse.path",
        directory.warehouse().resolve("tipoff.duckdb").toString(),
        "tipoff.archive.path",
        directory.archive().toString(),
        "tipoff.exports.path",
        directory.exports().toString());
  }

  private static boolean serves(Map<String, String> settings) {
    return Boolean.parseBoolean(settings.get("tipoff.kernel.acts"));
  }

  private static void setIfNotConfigured(String name, String value) {
    if (Settings.ofThisProcess().find(name).isEmpty()) {
      System.setProperty(name, value);
    }
  }

  private static void setIfAbsent(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /** Runs the job within Quarkus. */
  public static final class Application implements QuarkusApplication {

    @Override
    public int run(String... args) {
      Job job = Objects.requireNonNull(JOB.get(), "no job was given");
      job.services()
          .engines()
          .kafka()
          .ifPresent(broker -> broker.onGivingUp(Standalone::endServing));
      int exit = job.work().run(job.services());
      job.exit().set(exit);
      return exit;
    }
  }
}
