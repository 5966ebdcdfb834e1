package io.tipoff.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.operations.Webhook.Told;
import io.tipoff.standalone.faults.FaultsProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of an alert: the database stops, Prometheus sees it, Alertmanager tells it, and
 * tells that it is over. The rules are those that are shipped, with shorter times.
 */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class AlertArrivesIT {

  private static final int SECONDS = 2;

  /** Scrape, evaluation, {@code for} and group wait, and two more scrapes. */
  private static final Duration ARRIVES = Duration.ofSeconds(4 * SECONDS + 2 * SECONDS);

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final String DEAD_LETTERS_NOT_COUNTED =
      "tipoff_timer_executions_total{outcome=\"failed\",timer=\"tipoff-dead-letters\"}";

  @TempDir Path folder;
  FaultyEngines engines;

  @Test
  @Tag("MON-02")
  @Tag("RES-13")
  void whenTheDatabaseStopsAndResolvesWhenItIsBack() throws IOException {
    String rules =
        OperationsFiles.text(OperationsFiles.ALERTS.resolve("rules.yaml"))
            .replaceAll("(?m)for: \\w+$", "for: " + SECONDS + "s")
            .replace("[15m]", "[1m]")
            .replace("\"tipoff-ledger-meters\"}) > 25", "\"tipoff-ledger-meters\"}) > 5")
            .replace("interval: 15s", "interval: " + SECONDS + "s");
    try (Webhook webhook = new Webhook();
        Monitoring _ =
            Monitoring.alerting(folder, RestAssured.port, SECONDS, rules, webhook.address())) {
      assertThat(webhook.told()).noneMatch(AlertArrivesIT::isOfTheLedger);
      double before = errors();
      engines.stopPostgres();
      try {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  assertThat(errors()).isGreaterThan(before + 6);
                  assertThat(count(DEAD_LETTERS_NOT_COUNTED)).isPositive();
                });
        await().atMost(ARRIVES).until(() -> isTold(webhook, "firing"));
        await().atMost(ARRIVES).until(() -> isAway(webhook, "firing"));
      } finally {
        engines.startPostgres();
      }
      await().atMost(PATIENCE).until(() -> isTold(webhook, "resolved"));
      await().atMost(PATIENCE).until(() -> isAway(webhook, "resolved"));
      assertThat(webhook.told())
          .filteredOn(AlertArrivesIT::isOfTheLedger)
          .allMatch(told -> told.runbook().equals("docs/operations/runbooks/TipoffStoreErrors.md"));
    }
  }

  private static boolean isTold(Webhook webhook, String status) {
    return webhook.told().stream()
        .anyMatch(told -> isOfTheLedger(told) && told.status().equals(status));
  }

  private static boolean isAway(Webhook webhook, String status) {
    return webhook.told().stream()
        .anyMatch(told -> told.name().equals("TipoffLedgerAway") && told.status().equals(status));
  }

  private static boolean isOfTheLedger(Told told) {
    return told.name().equals("TipoffStoreErrors") && told.store().equals("ledger");
  }

  private static double errors() {
    return count("tipoff_store_errors_total{store=\"ledger\"}");
  }

  private static double count(String series) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
