package io.tipoff.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.SuccessfulExecution;
import io.tipoff.time.OperationalClock;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every timer of the process: how often it ran and failed, and for how long it has not succeeded. A
 * timer whose identity does not begin with {@code tipoff-} is not ours and not counted.
 */
@Singleton
final class ScheduleMeters {

  private static final String OURS = "tipoff-";

  private final MeterRegistry meters;
  private final OperationalClock clock;
  private final Map<String, Long> lastSuccess = new ConcurrentHashMap<>();

  ScheduleMeters(MeterRegistry meters, OperationalClock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /** A timer that never succeeds is as old as the process. */
  void register(@Observes StartupEvent event, Scheduler scheduler) {
    scheduler.getScheduledJobs().stream()
        .map(trigger -> trigger.getId())
        .filter(timer -> timer.startsWith(OURS))
        .forEach(this::gauge);
  }

  private void gauge(String timer) {
    lastSuccess.putIfAbsent(timer, clock.nanoTime());
    Gauge.builder("tipoff.timer.age.seconds", () -> age(timer))
        .description("Seconds since the timer last did its work, or since the start")
        .tag("timer", timer)
        .register(meters);
    counter(timer, "succeeded");
    counter(timer, "failed");
  }

  private double age(String timer) {
    return (clock.nanoTime() - lastSuccess.get(timer)) / 1e9;
  }

  private Counter counter(String timer, String outcome) {
    return Counter.builder("tipoff.timer.executions")
        .description("Executions of the timer")
        .tag("timer", timer)
        .tag("outcome", outcome)
        .register(meters);
  }

  void succeeded(@Observes SuccessfulExecution event) {
    ended(event.getExecution(), "succeeded");
  }

  void failed(@Observes FailedExecution event) {
    ended(event.getExecution(), "failed");
  }

  private void ended(ScheduledExecution execution, String outcome) {
    String timer = execution.getTrigger().getId();
    if (!timer.startsWith(OURS)) {
      return;
    }
    counter(timer, outcome).increment();
    if (outcome.equals("succeeded")) {
      lastSuccess.put(timer, clock.nanoTime());
    }
  }
}
