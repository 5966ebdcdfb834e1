package io.tipoff.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ledger.AuditLedger;
import io.tipoff.ledger.FindingLedger;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A ledger that serves most of what it is asked, and not all: no probe notices. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class LedgerErrorsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject AuditLedger audit;
  @Inject FindingLedger findings;
  @Inject MeterRegistry meters;
  FaultyEngines engines;

  @Test
  void countsEachCallThatIsNotServed() throws SQLException {
    double before = errors();

    notServed("ledger.audit", audit.latest(1));
    assertThat(errors()).isEqualTo(before + 1);
    notServed("ledger.finding", findings.current(LocalDate.EPOCH, LocalDate.EPOCH));
    assertThat(errors()).isEqualTo(before + 2);
  }

  private void notServed(String table, Uni<?> call) throws SQLException {
    LedgerTables ledger = new LedgerTables(engines.jdbcUrl());
    String waiting = "select pid from pg_stat_activity where wait_event_type = 'Lock'";
    try (LedgerTables.Held _ = ledger.hold(table)) {
      CompletableFuture<?> asked = call.subscribeAsCompletionStage();
      await().atMost(PATIENCE).until(() -> !ledger.rows(waiting).isEmpty());
      ledger.cancelWaiting();
      assertThat(asked).failsWithin(PATIENCE);
    }
  }

  private double errors() {
    return meters.get("tipoff.store.errors").tag("store", "ledger").counter().count();
  }
}
