package io.tipoff.standalone.conformance;

import io.quarkus.arc.All;
import io.tipoff.archive.ArchiveConfig;
import io.tipoff.dispatch.Kernel;
import io.tipoff.ingest.fact.SlateSource;
import io.tipoff.ingest.fetch.FetchConfig.SourceConfig;
import io.tipoff.ingest.fetch.SourceClients;
import io.tipoff.messaging.EventHandler;
import io.tipoff.messaging.MessagingSettings;
import io.tipoff.notice.NotifyConfig;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskSource;
import io.tipoff.warehouse.WarehouseConfig;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Goes through everything that runs or is called, and says what of its duties it has. */
@Singleton
public final class Conformance {

  private static final String TIMEOUT = "timeout";
  private static final String BREAKER = "breaker";
  private static final String STATEMENT_LIMIT =
      "quarkus.datasource.reactive.additional-properties.\"statement_timeout\"";
  private static final String DELIVERY_LIMIT =
      "mp.messaging.outgoing.events-out.delivery.timeout.ms";

  private final Config config;
  private final Kernel kernel;
  private final List<Task> tasks;
  private final List<SlateSource> sources;
  private final SourceClients fetched;
  private final WakeUpLimits limits;
  private final TestSources tests;
  private final MessagingSettings messaging;
  private final WarehouseConfig warehouse;
  private final ArchiveConfig archive;
  private final NotifyConfig notify;

  @Inject
  Conformance(
      Config config,
      Kernel kernel,
      @All List<Task> tasks,
      @All List<TaskSource> taskSources,
      @All List<SlateSource> sources,
      SourceClients fetched,
      @Any Instance<EventHandler> handlers,
      MessagingSettings messaging,
      WarehouseConfig warehouse,
      ArchiveConfig archive,
      NotifyConfig notify,
      @ConfigProperty(name = "tipoff.root") Optional<Path> repository) {
    this.config = config;
    this.kernel = kernel;
    this.tasks = new ArrayList<>(tasks);
    taskSources.forEach(source -> this.tasks.addAll(source.tasks()));
    this.sources = sources;
    this.fetched = fetched;
    this.limits = new WakeUpLimits(handlers, config);
    this.tests = new TestSources(repository);
    this.messaging = messaging;
    this.warehouse = warehouse;
    this.archive = archive;
    this.notify = notify;
  }

  private Conformance(Conformance other, Task more) {
    this.config = other.config;
    this.kernel = other.kernel;
    this.tasks = new ArrayList<>(other.tasks);
    this.tasks.add(more);
    this.sources = other.sources;
    this.fetched = other.fetched;
    this.limits = other.limits;
    this.tests = other.tests;
    this.messaging = other.messaging;
    this.warehouse = other.warehouse;
    this.archive = other.archive;
    this.notify = other.notify;
  }

  /** The same with a task that is not one of the program's. */
  public Conformance with(Task task) {
    return new Conformance(this, task);
  }

  /** Everything that has duties, with what was found of each. */
  public List<Subject> examine() {
    TaskDuties duties = new TaskDuties(kernel, limits, tests, notify);
    List<Subject> subjects = new ArrayList<>();
    tasks.stream()
        .sorted(
            Comparator.comparing((Task task) -> task.declaration().phase())
                .thenComparing(task -> task.declaration().name()))
        .forEach(task -> subjects.add(duties.of(task)));
    sources.forEach(source -> subjects.add(of(source)));
    subjects.add(subject("store", "ledger", limit(STATEMENT_LIMIT, ""), limits.breakerOfAll()));
    subjects.add(subject("store", "messages", limit(DELIVERY_LIMIT, " ms"), relay()));
    subjects.add(
        subject(
            "store",
            "warehouse",
            limit(warehouse.queryTimeout()),
            inProcess(warehouse.engine(), "duckdb")));
    Cell files = inProcess(archive.engine(), "file");
    subjects.add(subject("store", "archive", files, files));
    new TreeMap<>(notify.destinations())
        .forEach(
            (name, destination) ->
                subjects.add(
                    subject(
                        "destination",
                        name,
                        limit(notify.timeout()),
                        limit(notify.breaker().open()))));
    return List.copyOf(subjects);
  }

  private static Subject subject(String kind, String name, Cell timeout, Cell breaker) {
    Map<String, Cell> duties = new LinkedHashMap<>();
    duties.put(TIMEOUT, timeout);
    duties.put(BREAKER, breaker);
    return new Subject(kind, name, duties);
  }

  /**
   * A source that is fetched has limits of its own. Any is read within the runs of the tasks that
   * load from it, out of the archive.
   */
  private Subject of(SlateSource source) {
    Optional<SourceConfig> limits = fetched.limits(source.name());
    if (limits.isPresent()) {
      return subject(
          "source",
          source.name(),
          limit(limits.get().totalTimeout()),
          limit(limits.get().breaker().open()));
    }
    Optional<Duration> longest =
        tasks.stream()
            .map(Task::declaration)
            .filter(
                task ->
                    task.inputs().stream()
                        .anyMatch(input -> input.writers().contains(source.name())))
            .map(TaskDeclaration::timeLimit)
            .max(Comparator.naturalOrder());
    Cell timeout =
        longest
            .map(limit -> Cell.yes("the runs that read it: " + limit.toSeconds() + " s"))
            .orElse(Cell.needless("tipoff.ingest.source does not name it"));
    return subject("source", source.name(), timeout, inProcess(archive.engine(), "file"));
  }

  private Cell limit(String setting, String unit) {
    return config
        .getOptionalValue(setting, String.class)
        .map(value -> Cell.yes(value + unit))
        .orElse(Cell.no(setting + " is not set"));
  }

  private static Cell limit(Duration duration) {
    return Cell.when(
        duration.isPositive(), duration.toMillis() + " ms", "its limit is " + duration);
  }

  /** The relay sends one message of a lane, and no other before that one was taken. */
  private Cell relay() {
    Duration longest = messaging.retry().longest();
    return longest.compareTo(messaging.retry().first()) > 0
        ? Cell.needless("one message probes, up to " + longest.toMillis() + " ms apart")
        : Cell.no("tipoff.messaging.retry does not grow, and there is no breaker");
  }

  private static Cell inProcess(String engine, String local) {
    return engine.equals(local)
        ? Cell.needless(engine + " is in this process")
        : Cell.no(engine + " is called, and nothing declares it");
  }
}
