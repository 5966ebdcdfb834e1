package io.tipoff.standalone.command;

import static io.restassured.RestAssured.given;
import static io.tipoff.standalone.command.Verbs.PATIENCE;
import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.tipoff.archive.Archive;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Halt;
import io.tipoff.ledger.HaltLedger;
import io.tipoff.ledger.Operator;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.faults.FaultsProfile;
import io.tipoff.standalone.faults.League;
import io.tipoff.time.LeagueTime;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Picks withheld and published again by an operator, with all six services at work. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class HaltVerbsIT {

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject Kernel kernel;
  @Inject ExportStore exports;
  @Inject HaltLedger halts;
  @Inject Archive archive;

  @ConfigProperty(name = "tipoff.archive.path")
  Path root;

  @TempDir Path folder;

  @Test
  @Tag("PRD-11")
  void aHaltIsPublishedAtOnceAndAgainWhenItIsTakenBack() throws IOException {
    League league = League.archive(source, folder);
    Slate slate = league.slate(11);
    slices.announce(league.of(slate), List.of()).await().atMost(PATIENCE);
    kernel.dispatcher().signal(slate);
    patiently().until(() -> reason("predictions/" + slate.date()), "NONE"::equals);
    patiently().until(() -> reason("results/" + slate.date()), "NONE"::equals);

    assertThat(tipoff("halt", slate.toString())).satisfies(told(2, "no reason is given"));
    assertThat(tipoff("halt", slate.toString(), "--reason", "r", "--through", "2001-01-01"))
        .satisfies(told(2, "there is no slate"));
    assertThat(tipoff("halt", slate.toString(), "--actor", "ann", "--reason", "odds are wrong"))
        .satisfies(told(0, "halted by ann"));

    patiently().until(() -> reason("predictions/" + slate.date()), "MANUAL"::equals);
    patiently().until(() -> reason("results/" + slate.date()), "MANUAL"::equals);
    assertThat(file("predictions/" + slate.date()).get("halt_detail").asText())
        .isEqualTo("odds are wrong");
    assertThat(tipoff("status", slate.toString()).out())
        .contains(slate + ": picks are withheld, MANUAL (odds are wrong)", "halted by ann at");

    given()
        .header("Authorization", "Bearer " + Verbs.key("halting", "operator"))
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"they are right again\"}")
        .post("/v1/operations/halts/" + slate + "/resume")
        .then()
        .statusCode(200);
    patiently().until(() -> reason("predictions/" + slate.date()), "NONE"::equals);
    patiently().until(() -> reason("results/" + slate.date()), "NONE"::equals);
    assertThat(tipoff("status", slate.toString()).out()).doesNotContain("withheld");
    assertThat(tipoff("audit", "list", "-n", "100").out())
        .contains("halt", "odds are wrong", "resume", "they are right again", "halting");
  }

  @Test
  @Tag("PRD-11")
  void aHaltHoldsWithoutTheArchiveSaysSoAndIsArchivedLater() throws IOException {
    Slate slate = new Slate("nba", LocalDate.of(2031, 1, 1));
    Path aside = root.resolveSibling("archive-aside");
    Files.createDirectories(root);
    Files.move(root, aside);
    try {
      Files.writeString(root, "not a folder");
      assertThat(tipoff("halt", slate.toString(), "--actor", "ann", "--reason", "odds are wrong"))
          .satisfies(told(3, "the archive does not have it yet", "halted by ann"));
      assertThat(halts.of(slate).await().atMost(PATIENCE)).get().matches(Halt::halted);
    } finally {
      Files.delete(root);
      Files.move(aside, root);
    }

    patiently().until(() -> archived(slate), many -> many == 1);
    assertThat(tipoff("halt", slate.toString(), "--reason", "they still are"))
        .satisfies(told(0, "halted by"));
    assertThat(archived(slate)).isEqualTo(2);
  }

  @Test
  @Tag("PRD-11")
  void whatWasDecidedByWhoDiedBeforeItWasArchivedIsArchivedByAnother() {
    Slate slate = new Slate("nba", LocalDate.of(2031, 1, 2));

    halts.decide(slate, slate.date(), true, new Operator("ann", "r")).await().atMost(PATIENCE);

    patiently().until(() -> archived(slate), many -> many == 1);
  }

  private int archived(Slate slate) {
    return archive.list("tipoff", "halt", slate.toString()).size();
  }

  @Test
  void ofTodayItIsMeasuredForHowLongAsOfEachScrape() {
    String today = new Slate("nba", LeagueTime.dateOf(Instant.now())).toString();
    assertThat(haltAge()).isZero();

    assertThat(tipoff("halt", today, "--reason", "odds are wrong").exit()).isZero();
    patiently().until(HaltVerbsIT::haltAge, age -> age > 0);
    // the ledger is read once a second, which is longer than a few scrapes take
    assertThat(DoubleStream.generate(HaltVerbsIT::haltAge).limit(10).distinct().count())
        .isGreaterThan(5);

    assertThat(tipoff("resume", today, "--reason", "they are right").exit()).isZero();
    patiently().until(HaltVerbsIT::haltAge, age -> age == 0);
  }

  private static double haltAge() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("tipoff_halt_age_seconds"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private String reason(String path) throws IOException {
    JsonNode file = file(path);
    return file == null ? "" : file.path("halt_reason").asText();
  }

  private JsonNode file(String path) throws IOException {
    byte[] bytes = exports.read(path).orElse(null);
    return bytes == null ? null : new ObjectMapper().readTree(bytes);
  }
}
