package io.tipoff.standalone.command;

import static io.restassured.RestAssured.given;
import static io.tipoff.standalone.command.Verbs.PATIENCE;
import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.KeyRole;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.publish.rest.Problem;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.command.Routes.Route;
import io.tipoff.standalone.faults.FaultsProfile;
import io.tipoff.standalone.faults.League;
import io.tipoff.standalone.faults.LedgerTables;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may look and act over HTTP, and what a request may bring. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class AccessIT {

  private static final String OPERATIONS = "/v1/operations/";
  private static final String REPLAY = OPERATIONS + "dead-letters/replay";
  private static final String STUCK = OPERATIONS + "stuck";

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject Kernel kernel;
  @TempDir Path folder;
  FaultyEngines engines;

  @ConfigProperty(name = "quarkus.log.file.path")
  Path log;

  /** A call that succeeds, if its caller may. */
  private record Call(String path, String body) {}

  @Test
  @Tag("SEC-02")
  void everyRouteIsOpenToItsRoleAlone() throws SQLException {
    Map<String, Call> calls = calls();
    Map<KeyRole, String> keys = new HashMap<>();
    for (KeyRole role : KeyRole.values()) {
      keys.put(role, Verbs.key("routes-" + role.id(), role.id()));
    }
    List<Route> routes = Routes.all();
    assertThat(routes).filteredOn(Route::changes).hasSizeGreaterThanOrEqualTo(7);
    assertThat(routes)
        .as("routes with a role, or declared to be for everybody; what changes something is not")
        .allMatch(route -> route.role().isPresent() || (route.open() && !route.changes()));
    assertThat(routes)
        .filteredOn(route -> route.path().startsWith(OPERATIONS))
        .allMatch(route -> route.role().isPresent());
    assertThat(routes)
        .filteredOn(Route::changes)
        .as("who may only look changes nothing")
        .noneMatch(route -> route.role().equals(Optional.of(KeyRole.VIEWER.id())));

    for (Route route : routes) {
      if (route.open()) {
        continue;
      }
      assertThat(calls).as("how a call of a route succeeds").containsKey(route.name());
      Call call = calls.get(route.name());
      KeyRole wanted = KeyRole.valueOf(route.role().orElseThrow().toUpperCase(Locale.ROOT));
      assertProblem(send(given(), route, call), 401).header("WWW-Authenticate", "Bearer");
      assertProblem(send(by("anything"), route, call), 401);
      for (KeyRole role : KeyRole.values()) {
        if (!role.allows(wanted)) {
          assertProblem(send(by(keys.get(role)), route, call), 403);
        }
      }
      assertThat(send(by(keys.get(wanted)), route, call))
          .as(route.name())
          .satisfies(
              answer -> assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200));
      if (route.changes()) {
        JsonNode entry = tipoff("audit", "list", "-n", "1", "-o", "json").json().get(0);
        assertThat(entry.get("actor").asText()).as(route.name()).isEqualTo("routes-" + wanted.id());
        assertThat(entry.get("outcome").asText()).as(route.name()).isEqualTo("DONE");
      }
    }
  }

  /** Of each route a call that succeeds once; what it acts on is made here. */
  private Map<String, Call> calls() throws SQLException {
    LedgerTables ledger = new LedgerTables(engines.jdbcUrl());
    Slate slate = League.archive(source, folder).slate(14);
    League.archive(source, folder).recordUntold(slices, slate);
    kernel.dispatcher().signal(slate);
    patiently().until(() -> kernel.dispatcher().look(slate).await().atMost(PATIENCE).isSettled());
    String failed =
        ledger
            .rows(
                "select id from ledger.run where task = 'player-game-summary' and slate_date = '"
                    + slate.date()
                    + "'")
            .getFirst();
    ledger.execute(
        "update ledger.run set state = 'FAILED', failure_category = 'CONTRACT', reason = 'row 3'"
            + " where id = "
            + failed);
    ledger.execute(
        """
        insert into ledger.run (scope, phase, task, sport, slate_date, pass, state, token,
                                instance, incarnation, input_digest, attempt, degraded,
                                lease_until)
        values ('routes', 'GRADE', 'routes', 'nba', '2001-01-01', 'POSTGAME', 'RUNNING', 0,
                'routes', 'x', 'i', 1, '{}', now() + interval '1 hour')""");
    String running = ledger.rows("select id from ledger.run where scope = 'routes'").getFirst();
    for (String position : List.of("routes:1", "routes:2")) {
      ledger.execute(
          "insert into ledger.dead_letter (topic, position, reason, detail, attributes, body)"
              + " values ('tipoff.status', '"
              + position
              + "', 'HANDLER_BUG', 'none', '{}', '')");
    }
    List<String> letters =
        ledger.rows("select id from ledger.dead_letter where position like 'routes:%' order by id");
    String spare = Verbs.key("spare", "viewer");
    String gates = OPERATIONS + "gates/";
    Map<String, Call> calls = new HashMap<>();
    calls.put("GET gates", new Call(OPERATIONS + "gates?latest=2", ""));
    calls.put("GET gates/{sport}/{date}", new Call(gates + slate, ""));
    String halts = OPERATIONS + "halts/" + slate;
    calls.put("GET halts/{sport}/{date}", new Call(halts, ""));
    calls.put("POST halts/{sport}/{date}", new Call(halts, "{\"reason\": \"r\"}"));
    calls.put(
        "POST halts/{sport}/{date}/resume", new Call(halts + "/resume", "{\"reason\": \"r\"}"));
    calls.put("GET slates/{sport}/{date}", new Call(OPERATIONS + "slates/" + slate, ""));
    calls.put("GET runs/{id}", new Call(OPERATIONS + "runs/" + running, ""));
    calls.put("GET errors", new Call(OPERATIONS + "errors?phase=grade", ""));
    calls.put("GET runs", new Call(OPERATIONS + "runs?slate=" + slate, ""));
    calls.put("GET versions", new Call(OPERATIONS + "versions", ""));
    calls.put("GET conformance", new Call(OPERATIONS + "conformance", ""));
    calls.put(
        "POST backfills",
        new Call(
            OPERATIONS + "backfills",
            "{\"from\": \"%1$s\", \"to\": \"%1$s\"}".formatted(slate.date())));
    calls.put("GET dead-letters", new Call(OPERATIONS + "dead-letters", ""));
    calls.put(
        "GET dead-letters/{id}", new Call(OPERATIONS + "dead-letters/" + letters.getFirst(), ""));
    calls.put("GET stuck", new Call(STUCK, ""));
    calls.put("GET doctor", new Call(OPERATIONS + "doctor", ""));
    calls.put("GET audit", new Call(OPERATIONS + "audit", ""));
    calls.put("GET keys", new Call(OPERATIONS + "keys", ""));
    calls.put(
        "POST gates/{phase}/{sport}/{date}/override",
        new Call(
            gates + "grade/" + slate + "/override", "{\"reason\": \"r\", \"expires\": \"1m\"}"));
    calls.put("POST runs/{id}/retry", new Call(OPERATIONS + "runs/" + failed + "/retry", "{}"));
    calls.put(
        "POST runs/{id}/abandon", new Call(OPERATIONS + "runs/" + running + "/abandon", "{}"));
    calls.put(
        "POST dead-letters/replay", new Call(REPLAY, "{\"ids\": [%s]}".formatted(letters.get(0))));
    calls.put(
        "POST dead-letters/purge",
        new Call(OPERATIONS + "dead-letters/purge", "{\"ids\": [%s]}".formatted(letters.get(1))));
    calls.put(
        "POST keys", new Call(OPERATIONS + "keys", "{\"name\": \"made\", \"role\": \"viewer\"}"));
    calls.put(
        "POST keys/{id}/revoke", new Call(OPERATIONS + "keys/" + id(spare) + "/revoke", "{}"));
    Map<String, Call> whole = new HashMap<>();
    calls.forEach((name, call) -> whole.put(name.replaceFirst(" ", " " + OPERATIONS), call));
    return whole;
  }

  private static Response send(RequestSpecification by, Route route, Call call) {
    RequestSpecification request =
        route.changes() ? by.contentType("application/json").body(call.body()) : by;
    return request.request(route.method(), call.path());
  }

  @Test
  @Tag("SEC-03")
  void aNameHasTwoLiveKeysOfOneRoleAndARevokedOneIsVoidAtOnce() {
    String first = Verbs.key("rotated", "viewer");
    String second = Verbs.key("rotated", "viewer");
    assertThat(tipoff("keys", "create", "rotated", "--role", "viewer"))
        .satisfies(told(1, "two live keys", "tipoff keys revoke " + id(first)));
    assertThat(by(first).get(STUCK).statusCode()).isEqualTo(200);
    assertThat(by(second).get(STUCK).statusCode()).isEqualTo(200);

    assertThat(tipoff("keys", "revoke", id(first))).satisfies(told(0, "of rotated is revoked"));
    assertProblem(by(first).get(STUCK), 401);
    assertThat(by(second).get(STUCK).statusCode()).isEqualTo(200);
    assertThat(tipoff("keys", "revoke", id(first))).satisfies(told(1, "no live key"));
    assertThat(tipoff("keys", "create", "rotated", "--role", "admin"))
        .satisfies(told(1, "of the role viewer"));
    assertThat(tipoff("keys", "create", "No name", "--role", "admin"))
        .satisfies(told(2, "no name of a key"));
    assertThat(Verbs.key("rotated", "viewer")).isNotIn(first, second);
    assertThat(tipoff("keys", "list", "--all").out()).contains("rotated", "viewer", id(first));
    // another secret under a live id
    assertProblem(by(second.substring(0, 20) + first.substring(20)).get(STUCK), 401);
  }

  @Test
  @Tag("SEC-02")
  void aKeyIsKeptAndLoggedNowhere() throws SQLException, IOException {
    String key = Verbs.key("quiet", "viewer");
    String secret = key.substring(key.lastIndexOf('_') + 1);
    assertThat(by(key).get(STUCK).statusCode()).isEqualTo(200);
    assertProblem(given().get(STUCK + "?state=" + key), 400);
    assertProblem(
        given().urlEncodingEnabled(false).get(STUCK + "?x=" + key.replace("_", "%5F")), 400);
    assertProblem(given().get("/v1/status?api_key=abc"), 400);
    assertProblem(given().get("/q/health?access_token=abc"), 400);

    LedgerTables ledger = new LedgerTables(engines.jdbcUrl());
    assertThat(ledger.rows("select key::text from ledger.api_key as key"))
        .anyMatch(row -> row.contains(id(key)))
        .noneMatch(row -> row.contains(secret));
    assertThat(ledger.rows("select entry::text from ledger.audit as entry"))
        .noneMatch(row -> row.contains(secret));
    patiently().until(() -> Files.readString(log).contains("GET /v1/status 400"));
    assertThat(Files.readString(log)).contains("GET " + STUCK + " 200").doesNotContain(secret);
  }

  @Test
  void aKeyThatAsksTooOftenWaits() {
    String key = Verbs.key("eager", "viewer");
    List<Response> answers =
        Stream.generate(() -> by(key).get(OPERATIONS + "runs/999999"))
            .limit(FaultsProfile.PER_MINUTE + 1)
            .toList();
    assertThat(answers.subList(0, FaultsProfile.PER_MINUTE))
        .allMatch(answer -> answer.statusCode() == 409);
    assertProblem(answers.getLast(), 429);
    assertThat(Integer.parseInt(answers.getLast().header("Retry-After"))).isBetween(1, 61);
    assertThat(by(Verbs.key("patient", "viewer")).get(STUCK).statusCode()).isEqualTo(200);
  }

  @Test
  void operationsAreAskedForByAKnownName() {
    String key = Verbs.key("guest", "viewer");
    assertProblem(by(key).header("Host", "rebound.example").get(STUCK), 403);
    assertThat(by(key).header("Host", "tipoff.example").get(STUCK).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("ORC-07")
  void aBodyIsBoundedInSizeTimeAndShape() throws IOException {
    String key = Verbs.key("sender", "operator");
    assertProblem(act(key, " ".repeat(64 * 1024 + 1)), 413);
    assertProblem(act(key, "{\"all\": true, \"dryrun\": true}"), 400);
    assertProblem(act(key, "{\"ids\": [" + "[".repeat(50) + "]".repeat(50) + "]}"), 400);
    assertProblem(act(key, "{\"ids\": [1"), 400);
    assertProblem(act(key, "{\"ids\": [" + "1,".repeat(1_000) + "1]}"), 400);
    assertProblem(act(key, "{\"ids\": [null]}"), 400);
    assertProblem(act(key, "{\"reason\": \"" + "x".repeat(5_000) + "\"}"), 400);
    assertProblem(act(key, ""), 400);
    assertProblem(by(key).contentType("text/plain").body("{}").post(REPLAY), 415);

    String head = "POST " + REPLAY + " HTTP/1.1\r\nHost: localhost\r\n";
    String json = "Content-Type: application/json\r\nAuthorization: Bearer " + key + "\r\n";
    assertThat(raw(head + json + "Content-Length: 50\r\n\r\n{"))
        .contains("408", Problem.MEDIA_TYPE, "did not arrive");
    assertThat(raw(head + json + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"))
        .contains("411", Problem.MEDIA_TYPE, "Content-Length");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  @Tag("SEC-04")
  void whatIsSentIsBoundAndNeverRead() throws SQLException {
    String key = Verbs.key("poet", "admin");
    String robert = "'); drop table ledger.audit; --";
    List<Response> answers = new ArrayList<>();
    answers.add(by(key).get(OPERATIONS + "dead-letters?state=" + robert));
    answers.add(by(key).get(OPERATIONS + "gates/nba/" + robert));
    answers.add(
        by(key)
            .contentType("application/json")
            .body(Map.of("name", robert, "role", "viewer"))
            .post(OPERATIONS + "keys"));
    answers.forEach(answer -> assertProblem(answer, 400));
    String id = id(Verbs.key("poem", "viewer"));
    by(key)
        .contentType("application/json")
        .body(Map.of("reason", robert))
        .post(OPERATIONS + "keys/" + id + "/revoke")
        .then()
        .statusCode(200);

    JsonNode entry = tipoff("audit", "list", "-n", "1", "-o", "json").json().get(0);
    assertThat(entry.get("reason").asText()).isEqualTo(robert);
    assertThat(entry.get("actor").asText()).isEqualTo("poet");
  }

  private static Response act(String key, String body) {
    return by(key).contentType("application/json").body(body).post(REPLAY);
  }

  private static RequestSpecification by(String key) {
    return given().header("Authorization", "Bearer " + key);
  }

  private static ValidatableResponse assertProblem(Response answer, int status) {
    return answer.then().statusCode(status).contentType(Problem.MEDIA_TYPE);
  }

  private static String id(String key) {
    return key.split("_", -1)[1];
  }
}
