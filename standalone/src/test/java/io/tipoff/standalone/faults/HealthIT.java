package io.tipoff.standalone.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.tipoff.embedded.FaultyEngines;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A dependency that is away makes the process not ready, says which and why, and kills nobody. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class HealthIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  FaultyEngines engines;

  @Test
  @Tag("ORC-15")
  @Tag("RES-13")
  void namesPostgresWhileItIsDown() {
    engines.stopPostgres();
    try {
      awaitNotReady();
      assertThat(check("Reactive PostgreSQL connections health check"))
          .containsEntry("status", "DOWN")
          .extractingByKey("data")
          .asString()
          .contains("Connection refused");
      assertThat(check("Kafka connection health check")).containsEntry("status", "UP");
      assertThat(health("live").statusCode()).isEqualTo(200);
      assertThat(health("started").statusCode()).isEqualTo(200);
    } finally {
      engines.startPostgres();
    }
    awaitAllUp();
  }

  @Test
  @Tag("ORC-15")
  void namesTheBrokerWhileItIsDown() {
    engines.stopKafka();
    try {
      awaitNotReady();
      assertThat(check("Kafka connection health check"))
          .containsEntry("status", "DOWN")
          .extractingByKey("data")
          .asString()
          .contains("Timed out waiting for a node");
      assertThat(check("Reactive PostgreSQL connections health check"))
          .containsEntry("status", "UP");
      assertThat(health("live").statusCode()).isEqualTo(200);
    } finally {
      engines.startKafka();
    }
    awaitAllUp();
  }

  private static void awaitNotReady() {
    await().atMost(PATIENCE).until(() -> health("ready").statusCode() == 503);
  }

  private static void awaitAllUp() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(health("ready").statusCode()).isEqualTo(200);
              assertThat(health("live").statusCode()).isEqualTo(200);
              assertThat(health("started").statusCode()).isEqualTo(200);
            });
  }

  /** What readiness says of one dependency. */
  private static Map<String, Object> check(String name) {
    return health("ready").jsonPath().getMap("checks.find { it.name == '" + name + "' }");
  }

  private static Response health(String kind) {
    return given().get("/q/health/" + kind);
  }
}
