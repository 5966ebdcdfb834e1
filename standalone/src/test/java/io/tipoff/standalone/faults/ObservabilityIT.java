package io.tipoff.standalone.faults;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.slate.Slate;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a slate that went through all phases leaves in the metrics and in the log. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class ObservabilityIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /**
   * Names and labels that are part of the public contract. Those of sources that are fetched and of
   * overdue outputs come with what they count.
   */
  private static final List<String> CONTRACT =
      List.of(
          "tipoff_runs_total{outcome=\"SUCCEEDED\",phase=\"transform\",task=\"player-game-summary\"}",
          "tipoff_run_duration_seconds_count{phase=\"transform\",task=\"player-game-summary\"}",
          "tipoff_run_duration_seconds_sum{phase=\"transform\",task=\"player-game-summary\"}",
          "tipoff_run_heartbeat_age_seconds",
          "tipoff_runs_stuck",
          "tipoff_gate_state{phase=\"publish\",state=\"blocked\"}",
          "tipoff_dead_letters{topic=\"tipoff.ingest\"}",
          "tipoff_outbox_pending",
          "tipoff_outbox_oldest_seconds",
          "tipoff_rows_written_total{effect=\"inserted\",table=\"analytics.player_game\"}",
          "kafka_consumer_fetch_manager_records_lag");

  @Inject SeasonFileSource source;
  @Inject SourceAnnouncer announcer;
  @Inject InMemorySpanExporter exporter;

  @ConfigProperty(name = "quarkus.log.file.path")
  Path log;

  @ConfigProperty(name = "quarkus.application.version")
  String version;

  @TempDir Path folder;
  FaultyEngines engines;

  private Slate slate;
  private LedgerTables ledger;

  @BeforeEach
  void slateGoesThrough() {
    League league = League.archive(source, folder);
    slate = league.slate(11);
    ledger = new LedgerTables(engines.jdbcUrl());
    announcer.announce(league.of(slate)).await().atMost(PATIENCE);
    await()
        .atMost(PATIENCE)
        .until(() -> !runs("publish-results").isEmpty() && !runs("player-game-summary").isEmpty());
  }

  @Test
  void metricsHaveTheNamesOfTheContract() throws SQLException {
    // a topic's dead letters are counted from its first one on
    new Broker(engines.bootstrapServers())
        .send("tipoff.ingest", slate.toString(), Map.of(), "no event".getBytes(UTF_8));
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(CONTRACT)
                      .allSatisfy(
                          name -> assertThat(series()).anyMatch(line -> line.startsWith(name))));
    } finally {
      ledger.execute(
          "update ledger.dead_letter set state = 'PURGED', settled_by = 'test', settled_at = now()"
              + " where topic = 'tipoff.ingest' and state = 'DEAD'");
    }
  }

  private static List<String> series() {
    return given().get("/q/metrics").then().statusCode(200).extract().asString().lines().toList();
  }

  @Test
  @Tag("MON-09")
  @Tag("RES-02")
  @Tag("RES-14")
  void logLinesOfARunCarrySlateRunAttemptAndVersion() throws IOException, SQLException {
    String run = runs("player-game-summary").getFirst();
    // more than the first where an engine was away before
    String attempt = ledger.rows("select attempt from ledger.run where id = " + run).getFirst();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(marks("run " + run + " of "))
                    .contains(
                        Map.of(
                            "slate",
                            slate.toString(),
                            "task",
                            "player-game-summary",
                            "run",
                            run,
                            "attempt",
                            attempt,
                            "correlationId",
                            slate.toString())));
    assertThat(lines("run " + run + " of "))
        .anySatisfy(line -> assertThat(line.getString("version")).isEqualTo(version));
  }

  private List<String> runs(String task) throws SQLException {
    return ledger.rows(
        "select id from ledger.run where state = 'SUCCEEDED' and task = '"
            + task
            + "' and slate_date = '"
            + slate.date()
            + "'");
  }

  @Test
  void nothingIsTracedUnlessSomebodyAsksForIt() {
    assertThat(exporter.getFinishedSpanItems()).isEmpty();
    assertThat(new Broker(engines.bootstrapServers()).messages("tipoff.transform"))
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message.headers())
                    .extracting(Header::key)
                    .noneMatch(name -> name.contains("traceparent")));
  }

  /** Marks of the log lines whose message begins so. */
  private List<Map<String, Object>> marks(String message) throws IOException {
    return lines(message).stream().map(line -> line.getJsonObject("mdc").getMap()).toList();
  }

  /** Log lines whose message begins so; causes may lie deeper in them than a request's body may. */
  private List<JsonObject> lines(String message) throws IOException {
    try (var lines = Files.lines(log)) {
      return lines
          .map(ObservabilityIT::json)
          .filter(line -> line.getString("message").startsWith(message))
          .toList();
    }
  }

  private static JsonObject json(String line) {
    try {
      return new JsonObject(
          new ObjectMapper().readValue(line, new TypeReference<Map<String, Object>>() {}));
    } catch (JsonProcessingException e) {
      throw new AssertionError("not a line of JSON: " + line, e);
    }
  }
}
