package io.tipoff.publish.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.publish.slate.Exports;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EnginesResource.class)
class ExportResourceIT {

  private static final String FILE = "{\"export\":\"predictions\",\"rows\":0,\"data\":[]}";

  @Inject ExportStore store;

  @Test
  void servesAFileWithItsDigestAndAge() {
    store.replace("predictions/2025-01-15", FILE.getBytes(UTF_8));

    String tag =
        given()
            .get("/v1/predictions/2025-01-15")
            .then()
            .statusCode(200)
            .contentType("application/json")
            .header("Cache-Control", containsString("max-age=60"))
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
  void listsWhatThereIsIfSomethingElseIsAskedFor() {
    given()
        .get("/v1/nonsense")
        .then()
        .statusCode(404)
        .body("detail", containsString("/v1/systems/performance"));
    given().urlEncodingEnabled(false).get("/v1/..%2Fmanifest").then().statusCode(404);
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
}
