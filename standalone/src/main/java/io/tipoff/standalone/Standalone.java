package io.tipoff.standalone;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.EngineOptions;
import io.tipoff.embedded.Engines;
import io.tipoff.failure.TipoffException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs work with all services up: takes the data directory, starts the engines, then Quarkus, then
 * the work; afterwards stops them in the reverse order.
 */
public final class Standalone {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private static final AtomicReference<Job> JOB = new AtomicReference<>();

  private Standalone() {}

  /** Something to do while the services are up. */
  @FunctionalInterface
  public interface Work {

    /** Does it, and returns the exit code of the command. */
    int run(Services services);
  }

  /** What is up while the work runs. */
  public static final class Services {

    private final DataDirectory directory;
    private final Engines engines;

    private Services(DataDirectory directory, Engines engines) {
      this.directory = directory;
      this.engines = engines;
    }

    /** A bean of the application. */
    public <T> T get(Class<T> type) {
      return Arc.container().select(type).get();
    }

    public DataDirectory directory() {
      return directory;
    }

    public Engines engines() {
      return engines;
    }
  }

  private record Job(
      Work work, Services services, AtomicInteger exit, AtomicReference<Throwable> failure) {}

  /**
   * Runs the work to its end.
   *
   * @param settings configuration that overrides everything else, such as ports
   * @return the work's exit code
   */
  public static int run(
      Path dataDirectory, EngineOptions ports, Map<String, String> settings, Work work) {
    CountDownLatch closed = new CountDownLatch(1);
    // On Ctrl-C Quarkus stops by a hook of its own; the JVM must not end before the engines have
    // too.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(closed), "await-engines"));
    try (DataDirectory directory = DataDirectory.open(dataDirectory);
        Engines engines = Engines.start(directory, ports)) {
      engines.properties().forEach(System::setProperty);
      places(directory).forEach(Standalone::setIfAbsent);
      settings.forEach(System::setProperty);
      Job job =
          new Job(
              work, new Services(directory, engines), new AtomicInteger(), new AtomicReference<>());
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
        throw failed(job.failure().get());
      }
      return job.exit().get();
    } finally {
      closed.countDown();
    }
  }

  private static RuntimeException failed(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof TipoffException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException known
        ? known
        : new IllegalStateException("the application ended with a failure", cause);
  }

  private static void await(CountDownLatch closed) {
    try {
      closed.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> places(DataDirectory directory) {
    return Map.of(
        "tipoff.warehouse.path",
        directory.warehouse().resolve("tipoff.duckdb").toString(),
        "tipoff.archive.path",
        directory.archive().toString(),
        "tipoff.exports.path",
        directory.exports().toString(),
        "quarkus.log.file.path",
        directory.root().resolve("tipoff.log").toString());
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
      int exit = job.work().run(job.services());
      job.exit().set(exit);
      return exit;
    }
  }
}
