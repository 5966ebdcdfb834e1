package io.tipoff.ingest.nba;

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
import io.tipoff.ingest.injury.ListedPlayer;
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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The league's reports, one as it was published and shorter ones of the same form. */
class InjuryReportTest {

  private static final LocalDate TODAY = LocalDate.parse("2025-01-15");
  private static final Slate SLATE = new Slate("nba", TODAY);
  private static final Instant NOON = Instant.parse("2025-01-15T17:05:00Z");
  private static final Instant EVENING = Instant.parse("2025-01-15T23:05:00Z");

  private static final List<String> TATUM =
      row("01/15/2025", "BOS@NYK", "Boston Celtics", "Tatum, Jayson", "Questionable");
  private static final List<String> BROWN = row("", "", "", "Brown, Jaylen", "Out");

  @TempDir Path folder;

  private final SlateClock clock = new SlateClock();
  private InjuryReportSource source;

  @BeforeEach
  void open() {
    PlayerDirectory players = new PlayerDirectory(NameAliases.standard());
    players.list(1628369, "jayson tatum");
    players.list(1627759, "jaylen brown");
    players.list(1628384, "og anunoby");
    clock.startReplayAt(NOON);
    source = new InjuryReportSource(new FileArchive(folder), clock, date -> players);
  }

  @Test
  @Tag("TST-01")
  void readsAReportAsTheLeaguePublishedIt() throws IOException {
    InjuryReport report = InjuryReport.parse("report", real());

    assertThat(report.stamp()).isEqualTo("2024-01-04T17:30:00Z");
    assertThat(report.games())
        .containsOnlyKeys(LocalDate.parse("2024-01-04"), LocalDate.parse("2024-01-05"));
    InjuryReport.OfDate today = report.of(LocalDate.parse("2024-01-04"));
    assertThat(today.teams()).containsExactlyInAnyOrder("SAS", "DEN", "GSW");
    assertThat(today.players())
        .extracting(
            ListedPlayer::player,
            player -> player.team().orElseThrow(),
            player -> player.status().orElseThrow(),
            player -> player.reason().orElseThrow())
        .containsExactly(
            tuple("Dominick Barlow", "SAS", PlayerStatus.QUESTIONABLE, "G League - Two-Way"),
            tuple("Charles Bassey", "SAS", PlayerStatus.OUT, "Injury/Illness - Left Acl; Tear"),
            tuple(
                "Malaki Branham",
                "SAS",
                PlayerStatus.DOUBTFUL,
                "Injury/Illness - Right Ankle; Sprain"),
            tuple("Sidy Cissoko", "SAS", PlayerStatus.OUT, "G League - On Assignment"),
            tuple("Zach Collins", "SAS", PlayerStatus.OUT, "Injury/Illness - Right Ankle; Sprain"),
            tuple("Mamadi Diakite", "SAS", PlayerStatus.QUESTIONABLE, "G League - Two-Way"),
            tuple("David Duke Jr.", "SAS", PlayerStatus.OUT, "G League - Two-Way"),
            tuple(
                "Doug McDermott",
                "SAS",
                PlayerStatus.OUT,
                "Injury/Illness - Right Forearm; Contusion"),
            tuple("Vlatko Cancar", "DEN", PlayerStatus.OUT, "Injury/Illness - Left Knee; Surgery"),
            tuple(
                "Reggie Jackson",
                "DEN",
                PlayerStatus.PROBABLE,
                "Injury/Illness - Left Calf; Tightness"),
            tuple("Jalen Pickett", "DEN", PlayerStatus.OUT, "G League - On Assignment"),
            tuple("Hunter Tyson", "DEN", PlayerStatus.OUT, "G League - On Assignment"),
            tuple("Draymond Green", "GSW", PlayerStatus.OUT, "League Suspension"),
            tuple(
                "Gary Payton II",
                "GSW",
                PlayerStatus.OUT,
                "Injury/Illness - Left Hamstring; Strain"));
    assertThat(report.of(LocalDate.parse("2024-01-05"))).isEqualTo(InjuryReport.OfDate.NOTHING);
  }

  @Test
  void countsForTheDateThatItNamesFromItsReceiptOn() throws IOException {
    List<SourceSlice> slices = source.keep(report("12:00 PM", List.of(TATUM)));

    assertThat(slices)
        .extracting(SourceSlice::artefact, SourceSlice::slate, SourceSlice::knownAt)
        .containsExactly(tuple("archive.injuries", SLATE, NOON));
    assertThat(rows())
        .extracting(Known::knownAt, known -> known.fact().reportedAt().orElseThrow())
        .containsExactly(tuple(NOON, Instant.parse("2025-01-15T17:00:00Z")));
    assertThat(source.facts(new Slate("nba", TODAY.plusDays(1)))).isEmpty();
  }

  @Test
  void whoIsNotOnTheNextIsAvailableIfItTellsOfHisTeam() throws IOException {
    source.keep(report("12:00 PM", List.of(TATUM, BROWN)));
    clock.advanceTo(EVENING);
    source.keep(report("06:00 PM", List.of(TATUM)));
    clock.advanceTo(EVENING.plusSeconds(900));
    List<SourceSlice> again = source.keep(report("06:15 PM", List.of(notYet("Boston Celtics"))));

    assertThat(rows())
        .extracting(
            known -> known.fact().playerId(), known -> known.fact().status(), Known::knownAt)
        .containsExactly(
            tuple(1628369L, PlayerStatus.QUESTIONABLE, NOON),
            tuple(1627759L, PlayerStatus.OUT, NOON),
            tuple(1627759L, PlayerStatus.AVAILABLE, EVENING));
    assertThat(source.recall()).isEqualTo(again);
  }

  @Test
  void keepsNoReportThatIsNoLaterThanTheLatest() throws IOException {
    source.keep(report("12:00 PM", List.of(TATUM)));

    assertThat(source.keep(report("11:45 AM", List.of(TATUM, BROWN)))).isEmpty();
    assertThat(source.keep(report("12:00 PM", List.of(TATUM)))).isEmpty();
    assertThat(rows()).hasSize(1);
  }

  @Test
  void whoIsNobodyKnownIsQuarantinedAndTheRestGoesOn() throws IOException {
    source.keep(
        report(
            "12:00 PM",
            List.of(
                row("01/15/2025", "BOS@NYK", "Boston Greens", "Tatum, Jayson", "Out"),
                row("", "", "New York Knicks", "Nobody, J.", "Out"),
                row("", "", "", "Anunoby, OG", "Resting"),
                row("", "", "", "Anunoby, OG", "Doubtful"))));

    assertThat(rows())
        .extracting(known -> known.fact().playerId(), known -> known.fact().team())
        .containsExactly(tuple(1628384L, "NYK"));
    assertThat(source.facts(SLATE).orElseThrow().quarantined(Artefact.INJURIES))
        .extracting(QuarantinedRow::row, QuarantinedRow::field)
        .containsExactly(tuple(1L, "team"), tuple(2L, "player"), tuple(3L, "status"));
  }

  @Test
  @Tag("ING-01")
  @Tag("TST-01")
  void whatIsNoReportIsRefused() throws IOException {
    byte[] whole = report("12:00 PM", List.of(TATUM));

    assertRefused("no whole PDF", Arrays.copyOf(whole, whole.length / 2));
    assertRefused("no whole PDF", "<html></html>".getBytes(StandardCharsets.UTF_8));
    assertRefused("title", ReportPage.of("Injury Reports", List.of(TATUM)));
    assertRefused("stamp", ReportPage.of("Injury Report: 01/45/25 12:00 PM", List.of(TATUM)));
    assertRefused(
        "date of games", report("12:00 PM", List.of(row("15 Jan", "", "BOS", "A, B", "Out"))));
    assertRefused(
        "that of 2024-01-15", ReportPage.of("Injury Report: 01/15/24 12:00 PM", List.of(TATUM)));
    assertRefused("before any date", report("12:00 PM", List.of(BROWN)));
    assertThat(source.facts(SLATE)).isEmpty();
  }

  private void assertRefused(String why, byte[] payload) {
    assertThatThrownBy(() -> source.keep(payload))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining(why);
  }

  private List<Known<InjuryReportRow>> rows() {
    return source.facts(SLATE).orElseThrow().injuries();
  }

  private static byte[] real() throws IOException {
    return Files.readAllBytes(
        RealData.leaguePayloads().resolve("injury_report_2024-01-04_12PM.pdf"));
  }

  static byte[] report(String time, List<List<String>> rows) throws IOException {
    return ReportPage.of("Injury Report: 01/15/25 " + time, rows);
  }

  static List<String> row(String date, String matchup, String team, String player, String status) {
    return List.of(date, "", matchup, team, player, status, "Injury/Illness - Knee");
  }

  private static List<String> notYet(String team) {
    return List.of("01/15/2025", "", "BOS@NYK", team, "", "", "NOT YET SUBMITTED");
  }
}
