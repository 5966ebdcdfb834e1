package io.tipoff.ingest.balldontlie;

import static io.tipoff.ingest.fetch.Fetches.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tipoff.archive.FileArchive;
import io.tipoff.ingest.fetch.Fetches;
import io.tipoff.ingest.fetch.Outcome;
import io.tipoff.ingest.fetch.Provider;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.name.NameAliases;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.run.SourceSlice;
import io.tipoff.time.SlateClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An injury list of several pages is fetched whole, or not at all. */
class FetchedInjuriesTest {

  private static final String FIRST = "/v1/player_injuries?per_page=100";
  private static final String SECOND = FIRST + "&cursor=7%2F9";
  private static final String TATUM = entry("Jayson", "Tatum");
  private static final String BROWN = entry("Jaylen", "Brown");

  @TempDir Path folder;

  private Provider provider;
  private SourceClient client;
  private FileArchive archive;
  private FetchedInjuries injuries;

  @BeforeEach
  void open() throws IOException {
    provider = new Provider();
    client = Fetches.client("balldontlie", provider);
    archive = new FileArchive(folder);
    PlayerDirectory players = new PlayerDirectory(NameAliases.standard());
    players.list(1628369, "jayson tatum");
    players.list(1627759, "jaylen brown");
    SlateClock clock = new SlateClock();
    clock.startReplayAt(Instant.parse("2025-01-15T17:00:00Z"));
    injuries = new FetchedInjuries(new BalldontlieSource(archive, clock, date -> players));
    provider.has(FIRST, page("\"7/9\"", TATUM));
  }

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  @Test
  void keepsAllPagesAsTheyCame() {
    provider.has(SECOND, page("null", BROWN));

    assertThat(await(injuries.ask(client, Optional.empty())).slices())
        .extracting(SourceSlice::artefact, SourceSlice::items)
        .containsExactly(tuple("archive.injuries", 2L), tuple("archive.injuries", 2L));
    assertThat(archive.list("balldontlie", "injury_page", "2025-01-15"))
        .extracting(entry -> new String(archive.read(entry), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder(page("\"7/9\"", TATUM), page("null", BROWN));
  }

  @Test
  @Tag("ING-01")
  void keepsNothingOfAListOfWhichAPageFails() {
    provider.fails(SECOND, 500);
    assertFails(Outcome.SERVER_ERROR);

    provider.has(SECOND, "{\"data\": [{}], \"meta\": {}}");
    assertFails(Outcome.BAD_ANSWER);
  }

  /** Else everybody would pass for fit. */
  @Test
  @Tag("ING-01")
  @Tag("TST-01")
  void aListOnWhichNobodyStandsIsNone() {
    provider.has(FIRST, page("null"));
    assertFails(Outcome.EMPTY);
  }

  private void assertFails(Outcome outcome) {
    assertThatThrownBy(() -> await(injuries.ask(client, Optional.empty())))
        .isInstanceOfSatisfying(
            SourceFailure.class, failure -> assertThat(failure.outcome()).isEqualTo(outcome));
    assertThat(archive.list("balldontlie", "injury_page", "2025-01-15")).isEmpty();
  }

  private static String page(String next, String... entries) {
    return "{\"data\":[" + String.join(",", entries) + "],\"meta\":{\"next_cursor\":" + next + "}}";
  }

  private static String entry(String first, String last) {
    return """
        {"player":{"id":1,"first_name":"%s","last_name":"%s","team_id":2},\
        "description":"knee","status":"Out"}"""
        .formatted(first, last);
  }
}
