package io.tipoff.standalone.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ledger.AuditLedger;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ledger's connections while far more is asked than there are. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class ConnectionPoolIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CALLS = 500;
  private static final int GIVEN_UP = 100;

  /** Of the pool alone: what a test or an operator has is another's. */
  private static final String SESSIONS =
      "select count(*) from pg_stat_activity where application_name = 'vertx-pg-client'";

  @Inject AuditLedger audit;

  @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
  int most;

  FaultyEngines engines;

  @Test
  @Tag("RES-07")
  void neverMoreThanThePoolHasAndNoneIsLostWithACallThatIsGivenUp() throws SQLException {
    LedgerTables ledger = new LedgerTables(engines.jdbcUrl());
    List<CompletableFuture<?>> asked;
    try (LedgerTables.Held _ = ledger.hold("ledger.audit")) {
      asked = ask();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(ledger.rows(SESSIONS + " and wait_event_type = 'Lock'"))
                      .containsExactly(Integer.toString(most)));
      assertThat(ledger.rows(SESSIONS)).containsExactly(Integer.toString(most));
      assertThat(metric("sql_pool_active")).isEqualTo(most);
      assertThat(metric("sql_pool_queue_size")).isGreaterThan(CALLS - GIVEN_UP);
      asked.subList(0, GIVEN_UP).forEach(call -> call.cancel(true));
    }

    asked.subList(GIVEN_UP, CALLS).forEach(ConnectionPoolIT::answered);
    ask().forEach(ConnectionPoolIT::answered);
    assertThat(Integer.parseInt(ledger.rows(SESSIONS).getFirst())).isLessThanOrEqualTo(most);
  }

  private List<CompletableFuture<?>> ask() {
    return IntStream.range(0, CALLS)
        .<CompletableFuture<?>>mapToObj(_ -> audit.latest(1).subscribeAsCompletionStage())
        .toList();
  }

  private static void answered(CompletableFuture<?> call) {
    assertThat(call.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()).isNotNull();
  }

  private static double metric(String name) {
    return given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .max()
        .orElseThrow();
  }
}
