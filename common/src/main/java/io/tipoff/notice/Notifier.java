package io.tipoff.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tipoff.notice.NoticeStore.Backlog;
import io.tipoff.notice.NoticeStore.Delivery;
import io.tipoff.notice.NoticeStore.Limit;
import io.tipoff.run.RetryPolicy;
import io.tipoff.time.OperationalClock;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Tells what notices the ledger holds. Replicas share the work: each takes what no other holds, and
 * a signature's limit counts what any of them took.
 */
@Singleton
public final class Notifier {

  private static final Logger LOG = Logger.getLogger(Notifier.class);
  private static final int BATCH = 50;
  private static final int AT_A_TIME = 4;

  /** What came of a try. */
  private enum Outcome {
    SENT,
    /** Not taken; tried again. */
    FAILED,
    /** Not taken at the last try. */
    GIVEN_UP
  }

  private final NoticeStore store;
  private final Destinations destinations;
  private final Notices notices;
  private final NotifyConfig config;
  private final MeterRegistry meters;
  private final OperationalClock clock;
  private final RetryPolicy retries;
  private final Limit limit;
  private volatile Backlog backlog = new Backlog(0, 0);
  private volatile boolean stopping;

  Notifier(
      NoticeStore store,
      Destinations destinations,
      Notices notices,
      NotifyConfig config,
      MeterRegistry meters,
      OperationalClock clock) {
    this.store = store;
    this.destinations = destinations;
    this.notices = notices;
    this.config = config;
    this.meters = meters;
    this.clock = clock;
    this.retries =
        new RetryPolicy(config.retry().tries(), config.retry().first(), config.retry().longest());
    this.limit = new Limit(config.perHour(), config.atOnce());
  }

  /**
   * What a destination said to a test.
   *
   * @param failure why it did not take it; empty if it did
   */
  public record Tried(String destination, ChannelKind kind, Optional<String> failure) {}

  void register(@Observes StartupEvent event) {
    for (ChannelKind kind : ChannelKind.values()) {
      for (Outcome outcome : Outcome.values()) {
        counter(kind, outcome);
      }
    }
    Gauge.builder("tipoff.notifications.pending", () -> backlog.pending())
        .description("Notices on their way to a destination, those included that are tried again")
        .register(meters);
    Gauge.builder("tipoff.notifications.undelivered", () -> backlog.failed())
        .description("Notices of the last day that a destination did not take at the last try")
        .register(meters);
  }

  /** Before the stores close: a turn that they cut off is no failure, and is made up for later. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  private Counter counter(ChannelKind kind, Outcome outcome) {
    return Counter.builder("tipoff.notifications")
        .description("Tries to tell a destination, by what came of them")
        .tag("kind", kind.id())
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .register(meters);
  }

  /** Tells what is open and within its limit, and tries again what is due. */
  @Scheduled(
      every = "${tipoff.notify.every}",
      identity = "tipoff-notifier",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> turn() {
    if (stopping || !notices.isOn()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .take(limit, destinations.routes())
        .chain(() -> store.due(destinations.names(), BATCH, hold()))
        .chain(this::tellAll)
        .chain(store::backlog)
        .invoke(now -> backlog = now)
        .onFailure(failure -> stopping)
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** Longer than all tries of a batch may take. */
  private Duration hold() {
    return config.timeout().multipliedBy(1 + BATCH / AT_A_TIME).plusSeconds(10);
  }

  private Uni<Void> tellAll(List<Delivery> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUni(this::tell)
        .merge(AT_A_TIME)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> tell(Delivery delivery) {
    Destination destination = destinations.named(delivery.destination()).orElseThrow();
    return destination
        .tell(delivery.telling())
        .onItemOrFailure()
        .transformToUni(
            (done, failure) ->
                switch (failure) {
                  case null -> {
                    counter(destination.kind(), Outcome.SENT).increment();
                    yield store.sent(delivery);
                  }
                  case CircuitBreakerOpenException open ->
                      store.postponed(delivery, config.breaker().open());
                  default -> failed(delivery, destination, why(failure));
                });
  }

  private Uni<Void> failed(Delivery delivery, Destination destination, String why) {
    LOG.warnf(
        "notice %d: try %d of %d to tell %s failed: %s",
        delivery.telling().id(), delivery.tries(), retries.attempts(), destination.name(), why);
    if (delivery.tries() < retries.attempts()) {
      counter(destination.kind(), Outcome.FAILED).increment();
      return store.again(delivery, why, retries.delayAfter(delivery.tries()));
    }
    counter(destination.kind(), Outcome.GIVEN_UP).increment();
    return store.gaveUp(delivery, why, destination.escalatesTo());
  }

  private String why(Throwable failure) {
    return switch (failure) {
      case TimeoutException _, io.smallrye.mutiny.TimeoutException _ ->
          "no answer within " + config.timeout().toMillis() + " ms";
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }

  /** How many deliveries of the last day were given up. */
  public Uni<Long> undelivered() {
    return store.backlog().map(Backlog::failed);
  }

  /** Whether anybody is told of a severity. */
  public boolean tells(Notice.Severity severity) {
    return destinations.routes().containsKey(severity);
  }

  /**
   * Tells a test to each destination of a severity, past ledger, limits and breaker, and says what
   * each answered.
   */
  public Uni<List<Tried>> test(Notice.Severity severity) {
    Notice notice =
        new Notice(
            severity,
            "test",
            "A test of notifications",
            "somebody wanted to know whether this arrives",
            "Nothing is to be done.");
    Telling telling =
        new Telling(0, notice, notice.detail(), 1, clock.now(), clock.now(), Optional.empty());
    return Multi.createFrom()
        .iterable(new TreeSet<>(destinations.routes().getOrDefault(severity, new TreeSet<>())))
        .onItem()
        .transformToUniAndConcatenate(
            name -> {
              Destination destination = destinations.named(name).orElseThrow();
              return destination
                  .tellAnyway(telling)
                  .onItemOrFailure()
                  .transform(
                      (done, failure) ->
                          new Tried(
                              name,
                              destination.kind(),
                              Optional.ofNullable(failure).map(this::why)));
            })
        .collect()
        .asList();
  }
}
