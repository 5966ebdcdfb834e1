package io.tipoff.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.run.RunState;
import io.tipoff.slate.Phase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ended runs, as {@code tipoff_runs_total{phase,task,outcome}}. What a counter holds when it is
 * first scraped is no increase to an alert, so that each is shown at zero before it counts.
 */
@Singleton
public final class RunCounts {

  /** What lost its lease before its end was recorded. */
  public static final String FENCED = "FENCED";

  /** In which a new counter has been scraped at zero twice. */
  private static final Duration SEEN = Duration.ofSeconds(30);

  private final MeterRegistry meters;
  private final Duration seen;

  @Inject
  public RunCounts(MeterRegistry meters) {
    this(meters, SEEN);
  }

  RunCounts(MeterRegistry meters, Duration seen) {
    this.meters = meters;
    this.seen = seen;
  }

  /** Shows a task at zero, whatever its runs may come to. */
  public void show(Phase phase, String task) {
    for (RunState state : RunState.values()) {
      if (state.isTerminal()) {
        counter(phase, task, state.name());
      }
    }
    counter(phase, task, FENCED);
  }

  /** Counts a run of a task that is shown. */
  public void count(Phase phase, String task, String outcome) {
    counter(phase, task, outcome).increment();
  }

  /**
   * Counts runs that died, each a little later: their task may be another process's, or this one
   * may have started just now.
   */
  void countAbandoned(RowSet<Row> runs) {
    List<Counter> abandoned = new ArrayList<>(runs.size());
    for (Row run : runs) {
      Phase phase = Phase.valueOf(run.getString("phase"));
      abandoned.add(counter(phase, run.getString("task"), RunState.ABANDONED.name()));
    }
    if (!abandoned.isEmpty()) {
      Uni.createFrom()
          .voidItem()
          .onItem()
          .delayIt()
          .by(seen)
          .subscribe()
          .with(passed -> abandoned.forEach(Counter::increment));
    }
  }

  private Counter counter(Phase phase, String task, String outcome) {
    return Counter.builder("tipoff.runs")
        .description("Ended runs; FENCED lost their lease before their end was recorded")
        .tag("phase", phase.id())
        .tag("task", task)
        .tag("outcome", outcome)
        .register(meters);
  }
}
