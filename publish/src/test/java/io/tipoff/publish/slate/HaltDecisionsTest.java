package io.tipoff.publish.slate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.ledger.Halt;
import io.tipoff.publish.TestWarehouse;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.publish.export.Exporter;
import io.tipoff.publish.export.FileExportStore;
import io.tipoff.publish.export.PublishingHalt;
import io.tipoff.publish.export.PublishingHalt.Reason;
import io.tipoff.publish.slate.HaltDecisions.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose picks are published, as readers see it: the files of a small league made by hand. */
class HaltDecisionsTest {

  private static final LocalDate TODAY = SmallLeague.TODAY;
  private static final LocalDate YESTERDAY = SmallLeague.YESTERDAY;
  private static final Facts PLAYED = new Facts(2, 20, 400, 400);

  @TempDir Path folder;
  private TestWarehouse warehouse;
  private ExportStore store;
  private Optional<Halt> said = Optional.empty();

  @BeforeEach
  void open() {
    warehouse = SmallLeague.in(folder);
    store = new FileExportStore(folder.resolve("exports"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  @Tag("PRD-11")
  void aPickOfABlockedSystemIsAPassAndThoseOfOthersStand() throws IOException {
    SmallLeague.health(warehouse, "gbdt", YESTERDAY, "BLOCKED");

    JsonNode file = publish();

    assertThat(file.get("halted").asBoolean()).isFalse();
    assertThat(pick(file, "gbdt", "p1")).isEqualTo("PASS MODEL_BLOCKED 0.0");
    assertThat(pick(file, "gbdt", "p2")).isEqualTo("PASS NO_VALUE 0.0");
  }

  @Test
  @Tag("PRD-11")
  void healthOfTheSlateItselfAndOfBeforeTheLatestDecidesNothing() throws IOException {
    SmallLeague.health(warehouse, "gbdt", YESTERDAY.minusDays(1), "BLOCKED");
    SmallLeague.health(warehouse, "gbdt", YESTERDAY, "DEGRADING");
    SmallLeague.health(warehouse, "gbdt", TODAY, "BLOCKED");

    assertThat(pick(publish(), "gbdt", "p1")).isEqualTo("OVER null 0.0044");
  }

  @ParameterizedTest
  @CsvSource({"18, 2, ONE_SIDED", "2, 18, ONE_SIDED", "17, 3, null", "3, 17, null", "19, 0, null"})
  @Tag("PRD-11")
  void betsThatNearlyAllGoOneWayArePassesWhereThereAreEnough(int overs, int unders, String reason)
      throws IOException {
    SmallLeague.bets(warehouse, "gbdt", overs, unders);

    JsonNode file = publish();

    assertThat(file.get("data"))
        .hasSize(overs + unders)
        .allSatisfy(row -> assertThat(row.get("reason").asText()).isEqualTo(reason))
        .allSatisfy(
            row ->
                assertThat(row.get("side").asText().equals("PASS"))
                    .isNotEqualTo(reason.equals("null")));
  }

  @Test
  @Tag("PRD-11")
  @Tag("PUB-07")
  void aSlateOfWhichAllIsBlockedIsHaltedAndEveryFileSaysSo() throws IOException {
    SmallLeague.health(warehouse, "gbdt", YESTERDAY, "BLOCKED");
    SmallLeague.health(warehouse, "moving-average", YESTERDAY, "BLOCKED");

    assertThat(publish().get("counts").toString()).isEqualTo("{\"pass\":4}");

    for (String path :
        List.of("predictions/2025-01-15", "predictions/today", "calendar", "status")) {
      assertThat(read(path).get("halted").asBoolean()).as(path).isTrue();
      assertThat(read(path).get("halt_reason").asText()).as(path).isEqualTo("ALL_MODELS_BLOCKED");
    }
  }

  @Test
  @Tag("PRD-11")
  void whatSomebodyHaltedIsPublishedWithoutPicksUntilItIsTakenBack() throws IOException {
    said = Optional.of(said(true));
    JsonNode halted = publish();
    said = Optional.of(said(false));
    JsonNode resumed = publish();

    assertThat(halted.get("halt_reason").asText()).isEqualTo("MANUAL");
    assertThat(halted.get("halt_detail").asText()).isEqualTo("the feed is wrong");
    assertThat(halted.get("rows")).isEqualTo(resumed.get("rows"));
    assertThat(pick(halted, "gbdt", "p1")).isEqualTo("PASS HALTED 0.0");
    assertThat(resumed.get("halted").asBoolean()).isFalse();
    assertThat(pick(resumed, "gbdt", "p1")).isEqualTo("OVER null 0.0044");
  }

  @Test
  @Tag("PRD-11")
  void eachReasonIsToldApart() {
    List<String> missing = List.of("raw.player_box of nba/2025-01-14 is not there");

    assertThat(decide(PLAYED, List.of())).isEqualTo(PublishingHalt.NONE);
    assertThat(decide(PLAYED, missing).halted()).isFalse();
    assertThat(decide(new Facts(0, 12, 0, 0), List.of()).reason()).isEqualTo(Reason.NO_GAMES);
    assertThat(decide(new Facts(0, 0, 0, 0), List.of()).reason()).isEqualTo(Reason.OFF_SEASON);
    assertThat(decide(new Facts(2, 20, 0, 0), missing))
        .isEqualTo(new PublishingHalt(Reason.SOURCES_MISSING, missing.getFirst()));
    assertThat(decide(new Facts(2, 20, 0, 0), List.of()))
        .as("too few games to predict anything is no fault of a source")
        .isEqualTo(PublishingHalt.NONE);
    assertThat(decide(new Facts(2, 20, 400, 0), List.of()).reason())
        .isEqualTo(Reason.ALL_MODELS_BLOCKED);
    assertThat(HaltDecisions.decide(new Facts(0, 0, 0, 0), missing, Optional.of(said(true))))
        .isEqualTo(new PublishingHalt(Reason.MANUAL, "the feed is wrong"));
  }

  private static PublishingHalt decide(Facts facts, List<String> degraded) {
    return HaltDecisions.decide(facts, degraded, Optional.empty());
  }

  private static Halt said(boolean halted) {
    return new Halt(
        "nba",
        TODAY,
        TODAY,
        halted,
        "ann",
        "the feed is wrong",
        Instant.parse("2025-01-15T12:00:00Z"));
  }

  private JsonNode publish() throws IOException {
    Exporter exporter =
        new Exporter(store, new HaltDecisions(_ -> said), new SimpleMeterRegistry(), Exports.all());
    new PublishPredictions(exporter, List.of("moving-average", "gbdt"))
        .run(warehouse.context(TODAY, List.of()));
    return read("predictions/2025-01-15");
  }

  private JsonNode read(String path) throws IOException {
    return new ObjectMapper().readTree(new String(store.read(path).orElseThrow(), UTF_8));
  }

  private static String pick(JsonNode file, String system, String player) {
    for (JsonNode row : file.get("data")) {
      if (row.get("system").asText().equals(system)
          && row.get("player_id").asText().equals(player)) {
        return String.join(
            " ", row.get("side").asText(), row.get("reason").asText(), row.get("stake").asText());
      }
    }
    throw new AssertionError(system + " has no row of " + player);
  }
}
