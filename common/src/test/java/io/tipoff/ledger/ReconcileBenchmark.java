package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.run.Input;
import io.tipoff.run.Reconcile;
import io.tipoff.run.Relation;
import io.tipoff.run.RetryPolicy;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.StormGuard;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How much processor time one decision takes of a task that reads more than any does, in a ledger
 * of four seasons. No test by its name: {@code docs/performance.md} has its command.
 */
class ReconcileBenchmark {

  private static final int SLATES = 850;
  private static final int REVISIONS = 5;
  private static final int TABLES = 12;
  private static final int RUNS = 60;
  private static final int DECISIONS = 2_000;
  private static final LocalDate FIRST = LocalDate.of(2021, 10, 19);
  private static final Slate SLATE = slate(SLATES - 1);
  private static final Duration GOAL = Duration.ofMillis(2);

  private static final TaskDeclaration TASK =
      TaskDeclaration.postgame("gather", Phase.GRADE, inputs());
  private static final TaskScope SCOPE =
      new TaskScope("gather", SLATE, Pass.POSTGAME, Optional.empty());
  private static final Instant NOW =
      SLATE.date().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);

  private final Reconcile reconcile =
      new Reconcile(
          new RetryPolicy(RUNS + 1, Duration.ZERO, Duration.ZERO),
          new StormGuard(RUNS + 1, Duration.ofMinutes(10)));

  @Test
  void decidesAScope() {
    SliceIndex slices = new SliceIndex();
    int seq = 0;
    for (int day = 0; day < SLATES; day++) {
      for (SliceVersion slice : slicesOf(slate(day))) {
        slices.add(seq++, slice, Optional.empty());
      }
    }
    List<RunRecord> runs = IntStream.range(0, RUNS).mapToObj(ReconcileBenchmark::run).toList();

    Duration first = processorTimeOf(1, runs, slices);
    Duration next = processorTimeOf(DECISIONS, runs, slices).dividedBy(DECISIONS);
    Duration afterNews = Duration.ZERO;
    for (int news = 0; news < DECISIONS / 10; news++) {
      // a corrected slice of long ago: all sums of its table since then are to be made anew
      slices.add(seq++, slice(slate(0), 0, Optional.empty(), "news " + news), Optional.empty());
      afterNews = afterNews.plus(processorTimeOf(1, runs, slices));
    }
    afterNews = afterNews.dividedBy(DECISIONS / 10);

    String report =
        "One decision of %d slices of %d slates and %d runs: %d µs, the first %d µs, after a correction of the first slate %d µs of processor time."
            .formatted(
                seq,
                SLATES,
                RUNS,
                next.toNanos() / 1_000,
                first.toNanos() / 1_000,
                afterNews.toNanos() / 1_000);
    System.getLogger(ReconcileBenchmark.class.getName()).log(System.Logger.Level.INFO, report);
    assertThat(next).as(report).isLessThan(GOAL);
    assertThat(afterNews).as(report).isLessThan(GOAL);
  }

  private Duration processorTimeOf(int decisions, List<RunRecord> runs, SliceIndex slices) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < decisions; i++) {
      assertThat(reconcile.decide(TASK, SCOPE, runs, slices, NOW, NOW))
          .isInstanceOf(ScopeDecision.Start.class);
    }
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
  }

  /** Of each table one input of all earlier slates, of the same slate and of all its revisions. */
  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (int table = 0; table < TABLES; table++) {
      String name = "raw.table_" + table;
      inputs.add(Input.critical(name, Relation.EARLIER_SLATES, "load-" + table));
      inputs.add(Input.critical(name, Relation.SAME_SLATE, "load-" + table));
      inputs.add(Input.optional(name, Relation.ALL_REVISIONS, "load-" + table));
    }
    return inputs;
  }

  private static List<SliceVersion> slicesOf(Slate slate) {
    List<SliceVersion> slices = new ArrayList<>();
    for (int table = 0; table < TABLES; table++) {
      slices.add(slice(slate, table, Optional.empty(), "v"));
      for (int revision = 0; revision < REVISIONS; revision++) {
        slices.add(
            slice(slate, table, Optional.of(midnight(slate).plusSeconds(3600L * revision)), "v"));
      }
    }
    return slices;
  }

  private static SliceVersion slice(
      Slate slate, int table, Optional<Instant> asOf, String version) {
    return new SliceVersion(
        "raw.table_" + table,
        "load-" + table,
        slate,
        asOf,
        Digests.sha256(version),
        midnight(slate),
        10,
        0,
        0);
  }

  private static RunRecord run(int number) {
    return new RunRecord(
        number,
        SCOPE,
        Phase.GRADE,
        RunState.FAILED,
        Digests.sha256("inputs " + number),
        1,
        NOW.minusSeconds(100_000),
        Optional.of(NOW.minusSeconds(90_000)),
        Optional.of(FailureCategory.TRANSIENT),
        "");
  }

  private static Slate slate(int day) {
    return new Slate("nba", FIRST.plusDays(day));
  }

  private static Instant midnight(Slate slate) {
    return slate.date().atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
