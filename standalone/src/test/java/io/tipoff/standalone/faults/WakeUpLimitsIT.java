package io.tipoff.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.slate.Slate;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The limits on what a phase does on an event, one test for each annotation, with PostgreSQL slowed
 * (a table held by another session), broken (a table gone) or stopped.
 */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class WakeUpLimitsIT {

  private static final String SWEEP = "tipoff-sweep";
  private static final String MARKED = "select distinct slate_date from ledger.slate_mark";
  private static final String METHOD = "io.tipoff.transform.messaging.TransformWakeUp.onEvent";
  private static final String LEFT = "tipoff.events.left.to.sweep";

  /** Transform, predict and grade. */
  private static final int HEAR_INGEST = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject MeterRegistry meters;
  @Inject Kernel kernel;
  @Inject Scheduler scheduler;
  @Inject CircuitBreakerMaintenance breakers;
  @TempDir Path folder;
  FaultyEngines engines;

  private League league;
  private Broker broker;
  private LedgerTables ledger;

  @BeforeEach
  void withoutSweep() {
    league = League.archive(source, folder);
    broker = new Broker(engines.bootstrapServers());
    ledger = new LedgerTables(engines.jdbcUrl());
    await().atMost(PATIENCE).until(this::isQuiet);
    scheduler.pause(SWEEP);
    breakers.resetAll();
  }

  @AfterEach
  void withSweep() {
    scheduler.resume(SWEEP);
  }

  @Test
  @Tag("RES-03")
  void retryHandlesTheEventAfterAPassingFailure() throws SQLException {
    Slate slate = untold(3);
    double retried =
        counted("ft.retry.calls.total", "retryResult", "valueReturned", "retried", "true");
    double timedOut = counted("ft.timeout.calls.total", "timedOut", "true");
    double left = left("timeout");

    try (var _ = ledger.hold("ledger.slice")) {
      broker.send(league.event(slate));
      await()
          .atMost(PATIENCE)
          .until(() -> counted("ft.timeout.calls.total", "timedOut", "true") > timedOut);
    }

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                counted("ft.retry.calls.total", "retryResult", "valueReturned", "retried", "true")
                    > retried);
    assertThat(left("timeout")).isEqualTo(left);
    ended(slate);
  }

  @Test
  @Tag("ORC-06")
  @Tag("RES-03")
  @Tag("RES-10")
  void retryLeavesAFailureThatWillNotPassToTheDeadLetters() throws SQLException {
    Slate slate = untold(4);
    double retries = counted("ft.retry.retries.total");
    double left = left("unavailable") + left("timeout");

    ledger.execute("alter table ledger.slice rename to slice_away");
    String position;
    try {
      position = broker.send(league.event(slate));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(ledger.rows("select position, reason from ledger.dead_letter"))
                      .contains(position + " HANDLER_BUG"));
    } finally {
      ledger.execute("alter table ledger.slice_away rename to slice");
    }

    assertThat(counted("ft.retry.retries.total")).isEqualTo(retries);
    assertThat(left("unavailable") + left("timeout")).isEqualTo(left);
  }

  @Test
  @Tag("MON-10")
  @Tag("ORC-03")
  @Tag("ORC-13")
  @Tag("RES-10")
  @Tag("RES-13")
  void timeoutAndFallbackLeaveTheSlateMarkedAndCountedUntilTheSweepFinishesIt()
      throws SQLException {
    Slate slate = untold(5);
    double timedOut = counted("ft.timeout.calls.total", "timedOut", "true");
    double left = left("timeout");
    double leftByAll = sum(LEFT, "reason", "timeout");

    try (var _ = ledger.hold("ledger.slice")) {
      broker.send(league.event(slate));
      await()
          .atMost(PATIENCE)
          .until(() -> sum(LEFT, "reason", "timeout") >= leftByAll + HEAR_INGEST);

      assertThat(left("timeout")).isEqualTo(left + 1);
      assertThat(counted("ft.timeout.calls.total", "timedOut", "true") - timedOut)
          .isEqualTo(FaultsProfile.TIMEOUTS_UNTIL_LEFT);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ledger.rows(MARKED)).contains(slate.date().toString()));
      ledger.cancelWaiting();
    }
    assertThat(runs(slate)).isEmpty();
    scheduler.resume(SWEEP);

    ended(slate);
    await().atMost(PATIENCE).until(() -> !ledger.rows(MARKED).contains(slate.date().toString()));
  }

  @Test
  @Tag("ORC-03")
  @Tag("PRD-08")
  @Tag("RES-10")
  @Tag("RES-13")
  void circuitOpensWhilePostgresIsDownAndClosesAgainAndTheSweepFinishesTheSlates()
      throws SQLException {
    List<Slate> outage = List.of(untold(6), untold(7), untold(8));
    List<Slate> after = List.of(untold(9), untold(10));
    double unavailable = left("unavailable");
    double open = left("circuit-open");
    double leftByAll = sum(LEFT);
    double opened = counted("ft.circuitbreaker.opened.total");

    engines.stopPostgres();
    try {
      outage.forEach(slate -> broker.send(league.event(slate)));
      await().atMost(PATIENCE).until(() -> sum(LEFT) >= leftByAll + outage.size() * HEAR_INGEST);
    } finally {
      engines.startPostgres();
    }
    assertThat(left("unavailable")).isGreaterThan(unavailable);
    assertThat(left("circuit-open")).isGreaterThan(open);
    assertThat(counted("ft.circuitbreaker.opened.total")).isGreaterThan(opened);

    assertThat(outage).allSatisfy(slate -> assertThat(runs(slate)).isEmpty());
    scheduler.resume(SWEEP);
    outage.forEach(this::ended);

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              after.forEach(slate -> broker.send(league.event(slate)));
              return closed();
            });
    after.forEach(this::ended);
  }

  /** Whether all that earlier tests set off is told and heard. */
  private boolean isQuiet() throws SQLException {
    return ledger.rows("select id from ledger.outbox").isEmpty() && broker.isHeard();
  }

  private Slate untold(int number) {
    Slate slate = league.slate(number);
    league.recordUntold(slices, slate);
    return slate;
  }

  private List<String> runs(Slate slate) throws SQLException {
    return ledger.rows(
        "select phase, task, state from ledger.run where slate_date = '" + slate.date() + "'");
  }

  /** Waits until the slate went through, and nothing of it is due. */
  private void ended(Slate slate) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(runs(slate))
                    .contains("TRANSFORM player-game-summary SUCCEEDED")
                    .noneMatch(run -> run.endsWith("RUNNING")));
    assertThat(
            kernel
                .dispatcher()
                .settle(slate, kernel.parts().clock().now())
                .await()
                .atMost(PATIENCE)
                .isSettled())
        .isTrue();
  }

  private double left(String reason) {
    return sum(LEFT, "phase", "transform", "reason", reason);
  }

  private double counted(String name, String... tags) {
    String[] all = new String[tags.length + 2];
    all[0] = "method";
    all[1] = METHOD;
    System.arraycopy(tags, 0, all, 2, tags.length);
    return sum(name, all);
  }

  private double sum(String name, String... tags) {
    return meters.find(name).tags(tags).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private boolean closed() {
    return meters
        .find("ft.circuitbreaker.state.current")
        .tags("method", METHOD, "state", "closed")
        .gauges()
        .stream()
        .anyMatch(gauge -> gauge.value() == 1);
  }
}
