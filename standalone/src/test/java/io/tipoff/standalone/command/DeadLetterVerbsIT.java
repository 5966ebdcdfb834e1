package io.tipoff.standalone.command;

import static io.restassured.RestAssured.given;
import static io.tipoff.standalone.command.Verbs.PATIENCE;
import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ledger.DeadLetterLedger;
import io.tipoff.messaging.DeadLetter;
import io.tipoff.messaging.MessageHeader;
import io.tipoff.publish.rest.Problem;
import io.tipoff.standalone.faults.Broker;
import io.tipoff.standalone.faults.FaultsProfile;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dead letters told again and put aside, on the command line and over HTTP. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class DeadLetterVerbsIT {

  @Inject DeadLetterLedger index;
  FaultyEngines engines;
  private String bob;

  @Test
  @Tag("DSH-05")
  void deadLettersAreListedShownToldAgainAndPutAside() {
    Broker broker = new Broker(engines.bootstrapServers());
    String first = letter("tipoff.publish", "9:1");
    String second = letter("tipoff.publish", "9:2");

    assertThat(tipoff("dlq", "list")).satisfies(told(3, "tipoff.publish", "9:1", "HANDLER_BUG"));
    assertThat(tipoff("dlq", "show", first))
        .satisfies(told(0, "a table was gone", "traceparent", "{}"));
    assertThat(tipoff("dlq", "replay", first, "--dry-run")).satisfies(told(0, "WOULD_REPLAY"));
    assertThat(tipoff("dlq", "show", first, "-o", "json").json().get("state").asText())
        .isEqualTo("DEAD");

    assertThat(tipoff("dlq", "replay", first, "--actor", "ann")).satisfies(told(0, "REPLAYED"));
    patiently()
        .untilAsserted(
            () ->
                assertThat(broker.messages("tipoff.publish"))
                    .filteredOn(message -> first.equals(headers(message).get(DeadLetter.REPLAY_OF)))
                    .singleElement()
                    .satisfies(
                        message -> {
                          assertThat(message.key()).isEqualTo("a key");
                          assertThat(headers(message))
                              .containsEntry("traceparent", "00-1-2-01")
                              .containsEntry(DeadLetter.REPLAY_OF, first);
                        }));
    assertThat(tipoff("dlq", "replay", first)).satisfies(told(1, "was replayed by ann"));
    assertThat(tipoff("dlq", "replay", first, second)).satisfies(told(3, "REFUSED", "REPLAYED"));
    assertThat(tipoff("dlq", "list", "--state", "REPLAYED"))
        .satisfies(told(0, "9:1", "9:2", "ann"));

    String third = letter("tipoff.publish", "9:3");
    assertThat(tipoff("dlq", "purge", third, "--actor", "ann")).satisfies(told(0, "PURGED"));
    assertThat(tipoff("dlq", "replay", third)).satisfies(told(1, "was purged by ann"));
    assertThat(tipoff("dlq", "purge", "999999", "--actor", "ann"))
        .satisfies(told(1, "no dead letter 999999"));
    assertThat(tipoff("audit", "list", "-n", "1").out())
        .containsPattern("ann +dlq purge +dead letter 999999 +REFUSED: there is no dead letter");
    assertThat(tipoff("dlq", "replay")).satisfies(told(2, "give ids, or --all"));
    assertThat(tipoff("dlq", "replay", "--all", first)).satisfies(told(2, "not both"));
    assertThat(tipoff("dlq", "show", "999999")).satisfies(told(1, "no dead letter 999999"));
  }

  private String letter(String topic, String position) {
    DeadLetter letter =
        new DeadLetter(
            topic,
            position,
            Optional.of("a key"),
            "HANDLER_BUG",
            "a table was gone",
            Map.of(),
            List.of(
                new MessageHeader("traceparent", Optional.of(Buffer.buffer("00-1-2-01"))),
                new MessageHeader("bytes", Optional.of(Buffer.buffer(new byte[] {-1, 0})))),
            Buffer.buffer("{}"));
    index.record(letter).await().atMost(PATIENCE);
    for (JsonNode each : tipoff("dlq", "list", "-o", "json").json()) {
      if (each.get("position").asText().equals(position)) {
        return each.get("id").asText();
      }
    }
    throw new AssertionError("no letter of " + position);
  }

  @Test
  @Tag("DSH-05")
  @Tag("ORC-07")
  void theSameIsThereOverHttp() {
    String letter = letter("tipoff.publish", "9:4");
    bob = Verbs.key("bob", "operator");

    by(bob).get("/v1/operations/gates/nba/yesterday").then().statusCode(400);
    by(bob).get("/v1/operations/runs/999999").then().statusCode(409);
    String replay = "/v1/operations/dead-letters/replay";
    by(bob)
        .body("all=true")
        .contentType("application/x-www-form-urlencoded")
        .post(replay)
        .then()
        .statusCode(415);
    assertThat(act(replay, "{}", 400)).contains("not said which letters");
    assertThat(act(replay, "{\"ids\": [%s], \"dryRun\": true}".formatted(letter), 200))
        .contains("WOULD_REPLAY");
    assertThat(act(replay, "{\"ids\": [%s]}".formatted(letter), 200)).contains("REPLAYED");
    assertThat(act(replay, "{\"ids\": [%s]}".formatted(letter), 409))
        .contains("was replayed by bob", "tipoff dlq list");
    assertThat(
            act(
                "/v1/operations/gates/grade/nba/2001-01-01/override",
                "{\"reason\": \"why\", \"expires\": \"1h\"}",
                409))
        .contains("no slate nba/2001-01-01");
    assertThat(act("/v1/operations/runs/999999/retry", "{}", 409)).contains("there is no run");
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.keySet()", hasItem(replay))
        .body(
            "paths.'" + replay + "'.post.responses.keySet()",
            hasItems("200", "400", "401", "403", "408", "409", "411", "413", "415", "429", "503"))
        .body(
            "paths.'/v1/operations/runs/{id}'.get.responses.'404'.content.keySet()",
            hasItem(Problem.MEDIA_TYPE))
        .body(
            "paths.'/v1/operations/gates'.get.parameters[0].schema",
            equalTo(Map.of("type", "integer", "default", 5)))
        .body("components.schemas.keySet()", hasItem(Problem.SCHEMA));
    by(bob)
        .delete("/v1/operations/stuck")
        .then()
        .statusCode(405)
        .body("title", equalTo("this address does not take this method"))
        .body("detail", containsString("GET"));
  }

  private String act(String path, String body, int status) {
    return by(bob)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(status)
        .extract()
        .asString();
  }

  private static RequestSpecification by(String key) {
    return given().header("Authorization", "Bearer " + key);
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
    Map<String, String> headers = new HashMap<>();
    message.headers().forEach(one -> headers.put(one.key(), new String(one.value(), UTF_8)));
    return headers;
  }
}
