package io.tipoff.ingest.balldontlie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tipoff.archive.FileArchive;
import io.tipoff.event.PlayerStatus;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.RealData;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.QuarantinedRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.name.NameAliases;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider's lists as it sent them, and shorter ones of the same form. */
class InjuryListTest {

  private static final LocalDate TODAY = LocalDate.parse("2025-01-15");
  private static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");
  private static final Instant EVENING = Instant.parse("2025-01-15T23:00:00Z");

  @TempDir Path folder;

  private final SlateClock clock = new SlateClock();
  private BalldontlieSource source;

  @BeforeEach
  void open() {
    PlayerDirectory players = new PlayerDirectory(NameAliases.standard());
    players.list(1628369, "jayson tatum");
    players.list(1627759, "jaylen brown");
    players.list(1629057, "robert williams");
    clock.startReplayAt(NOON);
    source = new BalldontlieSource(new FileArchive(folder), clock, date -> players);
  }

  @Test
  void readsAPageAsTheProviderSentIt() throws IOException {
    InjuryList list = InjuryList.parse("page", List.of(real(), page("null")));

    assertThat(list.entries()).hasSize(100);
    assertThat(list.entries()).allMatch(entry -> entry.team().isPresent());
    assertThat(list.entries())
        .filteredOn(entry -> entry.status().equals(Optional.of(PlayerStatus.OUT)))
        .hasSize(9);
    assertThat(list.entries().get(3))
        .matches(entry -> entry.player().equals("Jayson Tatum"))
        .matches(entry -> entry.team().orElseThrow().equals("BOS"))
        .matches(entry -> entry.reason().orElseThrow().contains("left Achilles tendon"));
  }

  @Test
  void refusesAListOfWhichAPageIsMissing() throws IOException {
    byte[] first = real();

    assertThatThrownBy(() -> source.keepInjuries(List.of(first)))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("not the whole list");
    assertThatThrownBy(
            () -> source.keepInjuries(List.of("{\"data\"".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(TipoffException.class);
    assertThat(source.facts(new Slate("nba", TODAY))).isEmpty();
  }

  @Test
  void countsForTheDayOfItsReceiptAndTheNextFromItsReceiptOn() {
    List<SourceSlice> slices =
        source.keepInjuries(List.of(page("null", entry("Jayson", "Tatum", "Out"))));

    assertThat(slices)
        .extracting(SourceSlice::artefact, slice -> slice.slate().date(), SourceSlice::knownAt)
        .containsExactly(
            tuple("archive.injuries", TODAY, NOON),
            tuple("archive.injuries", TODAY.plusDays(1), NOON));
    assertThat(reports(TODAY)).hasSize(1);
    assertThat(reports(TODAY).getFirst().knownAt()).isEqualTo(NOON);
    assertThat(reports(TODAY).getFirst().fact())
        .matches(row -> row.playerId() == 1628369 && row.resolvedByName())
        .matches(row -> row.status() == PlayerStatus.OUT && row.reportedAt().isEmpty());
    assertThat(reports(TODAY.plusDays(1)).getFirst().fact().gameDate())
        .isEqualTo(TODAY.plusDays(1));
    assertThat(source.facts(new Slate("nba", TODAY.plusDays(2)))).isEmpty();
  }

  @Test
  void laterListReplacesTheOneBeforeAndTakesOffWhoIsNotOnIt() {
    source.keepInjuries(
        List.of(
            page("7", entry("Jayson", "Tatum", "Day-To-Day")),
            page("null", entry("Jaylen", "Brown", "Doubtful"))));
    clock.advanceTo(EVENING);
    source.keepInjuries(List.of(page("null", entry("Jayson", "Tatum", "Out"))));
    clock.advanceTo(EVENING.plusSeconds(60));
    List<SourceSlice> again =
        source.keepInjuries(List.of(page("null", entry("Jayson", "Tatum", "Out"))));

    assertThat(reports(TODAY))
        .extracting(
            known -> known.fact().playerId(), known -> known.fact().status(), Known::knownAt)
        .containsExactly(
            tuple(1628369L, PlayerStatus.QUESTIONABLE, NOON),
            tuple(1627759L, PlayerStatus.DOUBTFUL, NOON),
            tuple(1628369L, PlayerStatus.OUT, EVENING),
            tuple(1627759L, PlayerStatus.AVAILABLE, EVENING));
    assertThat(again.getFirst().items()).isEqualTo(4);
    assertThat(source.recall()).isEqualTo(again);
  }

  @Test
  void whoIsNobodyKnownIsQuarantinedAndTheRestGoesOn() {
    source.keepInjuries(
        List.of(
            page(
                "null",
                entry("J.", "Nobody Jr.", "Out"),
                entry("Jaylen", "Brown", "Resting"),
                entry("Robert", "Williams III", "Out"))));

    SlateFacts facts = source.facts(new Slate("nba", TODAY)).orElseThrow();
    assertThat(facts.injuries())
        .extracting(known -> known.fact().playerId())
        .containsExactly(1629057L);
    assertThat(facts.quarantined(Artefact.INJURIES))
        .extracting(QuarantinedRow::row, QuarantinedRow::field)
        .containsExactly(tuple(1L, "player"), tuple(2L, "status"));
    assertThat(facts.quarantined(Artefact.INJURIES).getFirst().remedy()).contains("'j nobody'");
  }

  private List<Known<InjuryReportRow>> reports(LocalDate date) {
    return source.facts(new Slate("nba", date)).orElseThrow().injuries();
  }

  private static byte[] real() throws IOException {
    return Files.readAllBytes(
        RealData.balldontliePayloads().resolve("player_injuries_2025-07.json"));
  }

  private static byte[] page(String next, String... entries) {
    String text =
        "{\"data\":[" + String.join(",", entries) + "],\"meta\":{\"next_cursor\":" + next + "}}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String entry(String first, String last, String status) {
    return """
        {"player":{"id":1,"first_name":"%s","last_name":"%s","team_id":2},"return_date":"Feb 1",\
        "description":"Jan 14: knee","status":"%s"}"""
        .formatted(first, last, status);
  }
}
