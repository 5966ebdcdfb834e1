package io.tipoff.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.HaltLedger;
import io.tipoff.ledger.OutboxLedger;
import io.tipoff.ledger.RunLedger;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.metrics.StoreErrors.Store;
import io.tipoff.notice.Notices;
import io.tipoff.run.GateState;
import io.tipoff.run.RunRecord;
import io.tipoff.slate.Phase;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.OperationalClock;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gauges read from the ledger, by every service alike: a dead one cannot report itself. Alerts take
 * the maximum over services.
 */
@Singleton
final class LedgerMeters {

  /** After which a ledger that does not answer counts as failed: a timer never waits for ever. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Age of a heartbeat from which a run counts as stuck. */
  static final Duration STUCK = Duration.ofMinutes(15);

  private final RunLedger runs;
  private final OutboxLedger outbox;
  private final HaltLedger halts;
  private final OperationalClock clock;
  private final StoreErrors errors;
  private final Notices notices;
  private final AtomicLong heartbeatAgeMillis = new AtomicLong();
  private final AtomicLong stuck = new AtomicLong();
  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong oldestMillis = new AtomicLong();
  private volatile Optional<Instant> haltedSince = Optional.empty();

  LedgerMeters(
      RunLedger runs,
      OutboxLedger outbox,
      HaltLedger halts,
      OperationalClock clock,
      StoreErrors errors,
      Notices notices) {
    this.runs = runs;
    this.outbox = outbox;
    this.halts = halts;
    this.clock = clock;
    this.errors = errors;
    this.notices = notices;
  }

  void register(@Observes StartupEvent event, MeterRegistry meters, Kernel kernel) {
    gauge(
        meters,
        "tipoff.run.heartbeat.age.seconds",
        "Age of the oldest heartbeat of a running run",
        heartbeatAgeMillis,
        1000);
    gauge(
        meters,
        "tipoff.runs.stuck",
        "Running runs whose heartbeat is 15 minutes old or older",
        stuck,
        1);
    gauge(
        meters,
        "tipoff.outbox.pending",
        "Events in the outbox that the transport has not taken",
        pending,
        1);
    gauge(meters, "tipoff.outbox.oldest.seconds", "Age of the oldest of them", oldestMillis, 1000);
    Gauge.builder("tipoff.halt.age.seconds", this::haltAgeSeconds)
        .description("For how long today's picks have been halted by somebody; 0 if they are not")
        .register(meters);
    Gates gates = kernel.dispatcher().gates();
    for (Phase phase : kernel.parts().catalog().phases()) {
      Gauge.builder("tipoff.scopes.looping", gates, seen -> seen.looping(phase))
          .description("Scopes that the storm guard stopped, on recently looked-at slates")
          .tag("phase", phase.id())
          .register(meters);
      for (GateState state : GateState.values()) {
        Gauge.builder("tipoff.gate.state", gates, seen -> seen.count(state).get(phase))
            .description("Gates of recently looked-at slates that stand in the state")
            .tag("phase", phase.id())
            .tag("state", state.name().toLowerCase(Locale.ROOT))
            .register(meters);
      }
    }
  }

  private static void gauge(
      MeterRegistry meters, String name, String meaning, AtomicLong value, double unit) {
    Gauge.builder(name, value, current -> current.get() / unit)
        .description(meaning)
        .register(meters);
  }

  @Scheduled(
      every = "${tipoff.kernel.meters}",
      identity = "tipoff-ledger-meters",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return runs.heartbeatAges()
        .invoke(this::ages)
        .call(ages -> notices.holding("stuck runs", KernelNotices.stuck(ages, STUCK)))
        .chain(outbox::backlog)
        .invoke(
            backlog -> {
              pending.set(backlog.pending());
              oldestMillis.set(backlog.oldest().toMillis());
            })
        .call(backlog -> notices.holding("outbox", KernelNotices.untold(backlog)))
        .chain(() -> halts.haltedSince(LeagueTime.dateOf(clock.now())))
        .invoke(since -> haltedSince = since)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .onFailure(TimeoutException.class) // any other is counted where it failed
        .invoke(failure -> errors.count(Store.LEDGER))
        .replaceWithVoid();
  }

  /** As of the scrape: it grows on while the ledger is away. The database's clock may be ahead. */
  private double haltAgeSeconds() {
    return haltedSince
        .map(since -> Math.max(0, Duration.between(since, clock.now()).toMillis() / 1e3))
        .orElse(0.0);
  }

  private void ages(Map<RunRecord, Duration> ages) {
    heartbeatAgeMillis.set(ages.values().stream().mapToLong(Duration::toMillis).max().orElse(0));
    stuck.set(ages.values().stream().filter(age -> age.compareTo(STUCK) >= 0).count());
  }
}
