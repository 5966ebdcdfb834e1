package io.tipoff.publish.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.publish.slate.Exports;
import io.tipoff.publish.slate.ExportsConfig;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesResource.class)
class ExportResourceIT {

  private static final String FILE = "{\"export\":\"predictions\",\"rows\":0,\"data\":[]}";

  @Inject ExportStore store;
  @Inject ExportsConfig config;

  @Test
  void servesAFileWithItsDigestAndAge() {
    store.replace("predictions/2025-01-15", FILE.getBytes(UTF_8));

    String tag =
        given()
            .get("/v1/predictions/2025-01-15")
            .then()
            .statusCode(200)
            .contentType("application/json")
            .header("Cache-Control", equalTo("max-age=60"))
            .body(equalTo(FILE))
            .extract()
            .header("ETag");

    given().header("If-None-Match", tag).get("/v1/predictions/2025-01-15").then().statusCode(304);
  }

  @Test
  void namesADateThatIsNone() {
    given()
        .get("/v1/results/2025-02-30")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("title", containsString("2025-02-30"))
        .body("detail", containsString("/v1/results/latest"));
  }

  @Test
  void saysWhereDatesAreListedIfOneHasNothing() {
    given()
        .get("/v1/results/2001-01-01")
        .then()
        .statusCode(404)
        .body("detail", containsString("/v1/calendar"));
  }

  @Test
  @Tag("PUB-03")
  void listsWhatThereIsIfSomethingElseIsAskedFor() {
    given()
        .get("/v1/nonsense")
        .then()
        .statusCode(404)
        .body("detail", containsString("/v1/systems/performance"));
    given().urlEncodingEnabled(false).get("/v1/..%2Fmanifest").then().statusCode(404);
    given()
        .get("/v1")
        .then()
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("/v1/"));
  }

  @Test
  void pointsToTheApiWhoeverAsksElsewhere() {
    given()
        .get("/predictions/today")
        .then()
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("/v1/status"));
  }

  @Test
  void isReadOnly() {
    given()
        .body("{}")
        .contentType("application/json")
        .put("/v1/status")
        .then()
        .statusCode(405)
        .contentType(Problem.MEDIA_TYPE)
        .header("Allow", containsString("GET"))
        .body("detail", containsString("GET"));
  }

  @Test
  void tellsOfAFileWithoutSendingIt() {
    store.replace("status", FILE.getBytes(UTF_8));

    given().head("/v1/status").then().statusCode(200).header("ETag", notNullValue());
  }

  @Test
  void compressesForWhoAcceptsIt() {
    store.replace("calendar", (FILE + " ".repeat(10_000)).getBytes(UTF_8));

    given()
        .header("Accept-Encoding", "gzip")
        .get("/v1/calendar")
        .then()
        .statusCode(200)
        .header("Content-Encoding", equalTo("gzip"))
        .header("Vary", containsStringIgnoringCase("accept-encoding"))
        .header("Access-Control-Allow-Origin", equalTo("*"));
  }

  @Test
  void aFileThatCannotBeReadIsAProblemToo() throws IOException {
    Files.createDirectories(config.path().resolve("systems/performance.json"));

    given()
        .get("/v1/systems/performance")
        .then()
        .statusCode(503)
        .contentType(Problem.MEDIA_TYPE)
        .body("title", containsString("cannot be read"));

    Files.delete(config.path().resolve("systems/performance.json"));
  }

  @Test
  void openApiKnowsEveryExport() {
    Map<String, Object> paths =
        RestAssured.given()
            .accept("application/json")
            .get("/q/openapi?format=json")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getMap("paths");

    assertThat(Exports.all())
        .allSatisfy(
            spec -> {
              assertThat(paths).containsKey("/v1/" + spec.path());
              spec.alias().ifPresent(alias -> assertThat(paths).containsKey("/v1/" + alias));
            });
  }

  @Test
  void openApiTellsTypesUnitsAndWhatMayBeNull() {
    var document = given().accept("application/json").get("/q/openapi?format=json").jsonPath();
    String row = "components.schemas.PredictionsFile.properties.data.items";

    assertThat(document.getString("paths.'/v1/predictions/today'.get.summary")).isNotBlank();
    assertThat(document.getList(row + ".required", String.class))
        .contains("prediction_id", "median")
        .doesNotContain("line");
    assertThat(document.getList(row + ".properties.line.type", String.class))
        .containsExactlyInAnyOrder("number", "null");
    assertThat(document.getString(row + ".properties.edge.description")).contains("−1 to 1");
    assertThat(document.getList(row + ".properties.market.enum", String.class)).contains("pra");
  }
}
