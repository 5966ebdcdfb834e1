package io.tipoff.standalone.command;

import static io.restassured.RestAssured.given;
import static io.tipoff.standalone.command.Verbs.PATIENCE;
import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.faults.FaultsProfile;
import io.tipoff.standalone.faults.League;
import io.tipoff.standalone.faults.LedgerTables;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs shown, tried again and ended, with all six services at work. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class RunVerbsIT {

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject Kernel kernel;
  @Inject Scheduler scheduler;
  @TempDir Path folder;
  FaultyEngines engines;

  private League league;
  private LedgerTables ledger;

  @BeforeEach
  void archive() {
    league = League.archive(source, folder);
    ledger = new LedgerTables(engines.jdbcUrl());
  }

  @Test
  @Tag("DSH-02")
  @Tag("TRF-02")
  void aFailedRunIsMadeOnceMoreWhenItIsAsked() throws SQLException {
    Slate slate = league.slate(11);
    league.recordUntold(slices, slate);
    kernel.dispatcher().signal(slate);
    String summary = "task = 'player-game-summary'";
    patiently().until(() -> runs(slate, summary + " and state = 'SUCCEEDED'").size() == 1);
    awaitSettled(slate);
    String run = runs(slate, summary).getFirst();
    assertThat(tipoff("run", "show", run))
        .satisfies(told(0, "SUCCEEDED", "analytics.player_game", "inserted", "read.rows"))
        .satisfies(told(0, "asked by", "computed", "started on", "load-box-scores"));
    JsonNode history = tipoff("run", "show", run, "-o", "json").json();
    assertThat(history.get("inputs").get(0).get("version").asText()).hasSize(64);
    assertThat(history.get("history").get("wrote").isIntegralNumber()).isTrue();
    assertThat(history.get("counts").get("analytics.player_game.inserted").asLong()).isPositive();
    assertThat(tipoff("run", "retry", run)).satisfies(told(1, "which cannot be tried again"));
    assertThat(tipoff("run", "abandon", run)).satisfies(told(1, "does not run: it is SUCCEEDED"));
    assertThat(tipoff("run", "show", "999999")).satisfies(told(1, "there is no run 999999"));
    assertThat(tipoff("run", "abandon", "999999")).satisfies(told(1, "there is no run 999999"));
    assertThat(entered())
        .contains(
            "run retry run "
                + run
                + " REFUSED: run "
                + run
                + " is SUCCEEDED, which cannot be tried"
                + " again: only what ended without result can",
            "run abandon run 999999 REFUSED: there is no run 999999")
        .anyMatch(entry -> entry.startsWith("run abandon run " + run + " of " + slate));

    ledger.execute(
        "update ledger.run set state = 'FAILED', failure_category = 'CONTRACT', reason = 'row 3'"
            + " where id = "
            + run);
    assertThat(tipoff("reconcile", slate.toString()).out()).contains("FAILED: row 3");
    assertThat(tipoff("runs", slate.toString(), "--failed", "-o", "json").json())
        .singleElement()
        .satisfies(failed -> assertThat(failed.get("id").asText()).isEqualTo(run));
    assertThat(tipoff("errors", slate.toString())).satisfies(told(0, "player-game-summary"));
    assertThat(tipoff("runs", "--failed", "-n", "1000", "-o", "json").json())
        .isNotEmpty()
        .allSatisfy(
            failed ->
                assertThat(failed.get("state").asText()).isIn("FAILED", "TIMED_OUT", "ABANDONED"))
        .anySatisfy(failed -> assertThat(failed.get("id").asText()).isEqualTo(run));
    Console retried = tipoff("run", "retry", run, "--actor", "ann", "-o", "json");
    assertThat(retried.exit()).isZero();

    patiently()
        .until(() -> runs(slate, summary + " and attempt = 2 and state = 'SUCCEEDED'").size() == 1);
    awaitSettled(slate);
    assertThat(tipoff("reconcile", slate.toString()).out()).doesNotContain("FAILED");
    assertThat(tipoff("run", "retry", run)).satisfies(told(1, "not the last of its scope"));
    assertThat(entered())
        .contains(
            "run retry run " + run + " REFUSED: run " + run + " is not the last of its scope");
    assertThat(tipoff("audit", "list", "-n", "100").out())
        .contains("ann", "run retry", "run " + run);
  }

  /** Action, target and outcome of what operators did lately. */
  private static List<String> entered() {
    List<String> entries = new ArrayList<>();
    for (JsonNode entry : tipoff("audit", "list", "-n", "100", "-o", "json").json()) {
      entries.add(
          String.join(
              " ",
              entry.get("action").asText(),
              entry.get("target").asText(),
              entry.get("outcome").asText()));
    }
    return entries;
  }

  @Test
  @Tag("DSH-05")
  void aBackfillOverHttpRunsWhatIsDueAndItsRunsAreThereToo() {
    Slate slate = league.slate(10);
    league.recordUntold(slices, slate);
    String key = Verbs.key("backfilling", "operator");

    assertThat(backfill(key, slate, true).get("due").asInt()).isPositive();
    assertThat(backfill(key, slate, false).get("due").asInt()).isPositive();
    awaitSettled(slate);

    assertThat(backfill(key, slate, true).get("due").asInt()).isZero();
    String runs = "/v1/operations/runs?slate=" + slate;
    assertThat(get(key, runs))
        .isNotEmpty()
        .isEqualTo(tipoff("runs", slate.toString(), "-o", "json").json());
    assertThat(get(key, "/v1/operations/runs?latest=2")).hasSize(2);
    assertThat(get(key, "/v1/operations/errors?phase=transform"))
        .isEqualTo(tipoff("errors", "--phase", "transform", "-o", "json").json());
    assertThat(get(key, "/v1/operations/runs?failed=true"))
        .isEqualTo(tipoff("runs", "--failed", "-o", "json").json());
    assertThat(get(key, "/v1/operations/gates?latest=2").findValuesAsText("slate"))
        .isNotEmpty()
        .isEqualTo(tipoff("status", "-n", "2", "-o", "json").json().findValuesAsText("slate"));
    assertThat(get(key, "/v1/operations/versions"))
        .isEqualTo(tipoff("versions", "-o", "json").json());
    assertThat(get(key, "/v1/operations/conformance"))
        .isEqualTo(tipoff("conformance", "-o", "json").json());
    assertThat(tipoff("audit", "list", "-n", "100").out()).contains("backfill", "it was away");
    by(key)
        .body("{\"from\": \"2001-01-01\", \"to\": \"2001-01-02\"}")
        .post("/v1/operations/backfills")
        .then()
        .statusCode(409);
    assertThat(entered())
        .contains(
            "backfill 2001-01-01 to 2001-01-02 REFUSED: no slate between 2001-01-01 and 2001-01-02"
                + " is known");
    by(key).body("{}").post("/v1/operations/backfills").then().statusCode(400);
    by(key)
        .body("{\"from\": \"2001-01-02\", \"to\": \"2001-01-01\"}")
        .post("/v1/operations/backfills")
        .then()
        .statusCode(400)
        .body("title", equalTo("from 2001-01-02 to 2001-01-01 there is no date"));
    assertThat(entered()).noneMatch(entry -> entry.contains("there is no date"));
    assertThat(tipoff("backfill", "--from", "2001-01-02", "--to", "2001-01-01"))
        .satisfies(told(2, "there is no date", "not before it"));
    by(key)
        .get("/v1/operations/runs?latest=abc")
        .then()
        .statusCode(400)
        .body("title", equalTo("latest is 'abc', which is no number"));
  }

  private static JsonNode backfill(String key, Slate slate, boolean rehearsed) {
    String date = slate.date().toString();
    String body =
        by(key)
            .body(Map.of("from", date, "to", date, "dryRun", rehearsed, "reason", "it was away"))
            .post("/v1/operations/backfills")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return json(body).get(0);
  }

  private static JsonNode get(String key, String path) {
    return json(by(key).get(path).then().statusCode(200).extract().asString());
  }

  private static RequestSpecification by(String key) {
    return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Tag("DSH-02")
  @Tag("ING-17")
  @Tag("PRD-05")
  void aRunWithoutHeartbeatIsToldAndCanBeEnded() throws SQLException {
    scheduler.pause("tipoff-sweep");
    try {
      ledger.execute(
          """
          insert into ledger.run (scope, phase, task, sport, slate_date, pass, state, token,
                                  instance, incarnation, input_digest, attempt, degraded,
                                  lease_until)
          values ('elsewhere', 'GRADE', 'elsewhere', 'nba', '2001-01-01', 'POSTGAME', 'RUNNING', 0,
                  'elsewhere', 'x', 'i', 1, '{}', now() - interval '1 minute')""");
      String run = ledger.rows("select id from ledger.run where scope = 'elsewhere'").getFirst();

      assertThat(tipoff("stuck"))
          .satisfies(told(3, "WRONG run " + run, "on elsewhere", "tipoff run abandon " + run));
      assertThat(tipoff("run", "abandon", run, "--actor", "ann", "--reason", "host is gone"))
          .satisfies(told(0, "ABANDONED", "abandoned by ann: host is gone"));
      assertThat(tipoff("stuck").out()).doesNotContain("run " + run);
    } finally {
      scheduler.resume("tipoff-sweep");
    }
  }

  private void awaitSettled(Slate slate) {
    patiently().until(() -> kernel.dispatcher().look(slate).await().atMost(PATIENCE).isSettled());
  }

  private List<String> runs(Slate slate, String where) throws SQLException {
    return ledger.rows(
        "select id from ledger.run where slate_date = '" + slate.date() + "' and " + where);
  }
}
