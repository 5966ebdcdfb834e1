package io.tipoff.ingest.nba;

import static io.tipoff.ingest.fetch.Fetches.await;
import static io.tipoff.ingest.nba.InjuryReportTest.report;
import static io.tipoff.ingest.nba.InjuryReportTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The latest report is asked for by its time, once. */
class FetchedInjuryReportTest {

  private static final String NOON = "/referee/injury/Injury-Report_2025-01-15_12_00PM.pdf";
  private static final String BEFORE = "/referee/injury/Injury-Report_2025-01-15_11_45AM.pdf";
  private static final List<String> TATUM =
      row("01/15/2025", "BOS@NYK", "Boston Celtics", "Tatum, Jayson", "Out");

  @TempDir Path folder;

  private final SlateClock clock = new SlateClock();
  private Provider provider;
  private SourceClient client;
  private NbaComSource league;
  private FetchedInjuryReport reports;

  @BeforeEach
  void open() throws IOException {
    provider = new Provider();
    client = Fetches.client("nba-injury-report", provider);
    FileArchive archive = new FileArchive(folder);
    PlayerDirectory players = new PlayerDirectory(NameAliases.standard());
    clock.startReplayAt(Instant.parse("2025-01-15T17:05:00Z"));
    league = new NbaComSource(archive, clock);
    reports =
        new FetchedInjuryReport(
            new InjuryReportSource(archive, clock, date -> players),
            league,
            clock,
            Fetches.config());
  }

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  @Test
  void isAskedForByItsTimeAndOnce() throws IOException {
    provider.has(NOON, report("12:00 PM", List.of(TATUM)));

    assertThat(ask()).extracting(SourceSlice::items).containsExactly(0L);
    assertThat(ask()).isEmpty();
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void theOneBeforeStandsInForOneThatIsNotOut() throws IOException {
    provider.fails(NOON, 403);
    provider.has(BEFORE, report("11:45 AM", List.of(TATUM)));

    assertThat(ask()).hasSize(1);
    assertThat(ask()).isEmpty();
    provider.has(NOON, report("12:00 PM", List.of(TATUM)));
    assertThat(ask()).hasSize(1);
    assertThat(provider.asked(BEFORE)).isOne();
  }

  @Test
  void whereNeitherIsOutThatIsAFailure() {
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.REFUSED));
  }

  @Test
  void nothingIsAskedForWhileTheLeagueRests() {
    league.keepSchedule(schedule("2025-01-18"));
    assertThat(ask()).isEmpty();
    assertThat(provider.requests()).isEmpty();

    clock.advanceTo(Instant.parse("2025-01-15T17:06:00Z"));
    league.keepSchedule(schedule("2025-01-16"));
    assertThatThrownBy(this::ask).isInstanceOf(SourceFailure.class);
  }

  private static byte[] schedule(String date) {
    return """
        {"leagueSchedule":{"seasonYear":"2024-25","gameDates":[{"games":[\
        {"gameId":"0022400566","gameDateEst":"%sT00:00:00Z",\
        "gameDateTimeUTC":"%sT23:30:00Z","isNeutral":false,\
        "homeTeam":{"teamId":1610612752},"awayTeam":{"teamId":1610612738}}]}]}}"""
        .formatted(date, date)
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<SourceSlice> ask() {
    return await(reports.ask(client, Optional.empty())).slices();
  }
}
