package io.tipoff.ingest.season;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tipoff.archive.FileArchive;
import io.tipoff.event.PlayerStatus;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.FactTimes;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeasonFileSourceTest {

  private static final String SEASON = "2024-25";
  private static final Instant FIRST = Instant.parse("2025-08-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2025-08-02T00:00:00Z");

  @TempDir Path files;
  @TempDir Path archiveFolder;

  private final SlateClock clock = new SlateClock();
  private SyntheticLeague league;
  private SeasonFileSource source;

  @BeforeEach
  void writeASmallLeague() {
    league = SyntheticLeague.generate(LeagueSpec.small(3));
    league.writeTo(files);
    clock.startReplayAt(FIRST);
    source = new SeasonFileSource(new FileArchive(archiveFolder), clock);
  }

  @Test
  void announcesSevenArtefactsOfEverySlate() {
    List<SourceSlice> slices = archive().slices();

    Map<Slate, List<SourceSlice>> bySlate = slices.stream().collect(groupingBy(SourceSlice::slate));
    assertThat(bySlate.keySet())
        .extracting(Slate::date)
        .containsExactlyInAnyOrderElementsOf(league.slates(SEASON));
    assertThat(bySlate.values())
        .allSatisfy(
            own ->
                assertThat(own)
                    .extracting(SourceSlice::artefact)
                    .containsExactlyInAnyOrder(
                        "archive.schedule",
                        "archive.schedule_ahead",
                        "archive.game_odds",
                        "archive.prop_lines",
                        "archive.injuries",
                        "archive.player_box",
                        "archive.game_results"));
    LocalDate last = league.slates(SEASON).getLast();
    assertThat(slices)
        .allMatch(slice -> slice.source().equals("season-files"))
        .filteredOn(slice -> slice.items() == 0)
        .filteredOn(slice -> !slice.artefact().equals("archive.injuries"))
        .extracting(SourceSlice::artefact, slice -> slice.slate().date())
        .containsExactly(tuple("archive.schedule_ahead", last));
  }

  @Test
  void announcesTheSameOfTheSameFiles() {
    List<SourceSlice> before = archive().slices();
    clock.advanceTo(LATER);

    assertThat(archive().slices()).isEqualTo(before);
    assertThat(new SeasonStore(new FileArchive(archiveFolder)).latest(SEASON).orElseThrow())
        .extracting(SeasonManifest::received)
        .isEqualTo(FIRST);
  }

  @Test
  void readsItsFactsFromTheArchiveAlone() throws IOException {
    archive();
    SlateFacts before = facts(firstDate());
    for (Path file : list()) {
      Files.delete(file);
    }

    SlateFacts after =
        new SeasonFileSource(new FileArchive(archiveFolder), clock)
            .facts(new Slate("nba", firstDate()))
            .orElseThrow();
    assertThat(after).isEqualTo(before);
    assertThat(after.games()).isNotEmpty();
    assertThat(after.boxes()).isNotEmpty();
  }

  @Test
  void aCorrectedRowIsKnownSinceItWasReceived() throws IOException {
    List<SourceSlice> before = archive().slices();
    PlayerBoxRow first = facts(firstDate()).boxes().getFirst().fact();
    SeasonFileEdit.of(files, "player_box_" + SEASON)
        .replaceInRow(2, "ast", String.valueOf(first.assists() + 1));
    clock.advanceTo(LATER);

    List<SourceSlice> changed = new ArrayList<>(archive().slices());
    changed.removeIf(slice -> before.stream().anyMatch(old -> old.digest().equals(slice.digest())));
    assertThat(changed)
        .extracting(SourceSlice::artefact, slice -> slice.slate().date())
        .containsExactly(tuple("archive.player_box", firstDate()));

    List<Known<PlayerBoxRow>> boxes = facts(firstDate()).boxes();
    assertThat(boxes.getFirst().fact().assists()).isEqualTo(first.assists() + 1);
    assertThat(boxes.getFirst().knownAt()).isEqualTo(LATER);
    assertThat(boxes.subList(1, boxes.size()))
        .allMatch(known -> known.knownAt().equals(FactTimes.boxKnownAt(firstDate())));
  }

  @Test
  void recallsWhatItToldByAnEarlierReceipt() throws IOException {
    List<SourceSlice> before = archive().slices();
    SlateFacts first = facts(firstDate());
    SortedMap<String, String> receipts = source.receipts(List.of(SEASON, "1999-00"));
    SeasonFileEdit.of(files, "player_box_" + SEASON).replaceInRow(2, "ast", "31");
    clock.advanceTo(LATER);
    List<SourceSlice> corrected = archive().slices();
    SlateFacts later = facts(firstDate());
    SortedMap<String, String> laterReceipts = source.receipts(List.of(SEASON));

    source = new SeasonFileSource(new FileArchive(archiveFolder), clock);

    assertThat(receipts).containsOnlyKeys(SEASON).isNotEqualTo(laterReceipts);
    assertThat(source.recall(receipts)).isEqualTo(before);
    assertThat(facts(firstDate())).isEqualTo(first).isNotEqualTo(later);
    assertThat(source.recall(laterReceipts)).isEqualTo(corrected);
    assertThat(facts(firstDate())).isEqualTo(later);
  }

  @Test
  void recallsThatNothingWasToldOfQuotesWhoseFileWasBroken() throws IOException {
    Path quotes = files.resolve("prop_lines_" + SEASON + ".csv.gz");
    Files.write(quotes, new byte[] {1, 2, 3});
    List<SourceSlice> told = archive().slices();

    assertThat(source.recall(source.receipts(List.of(SEASON)))).isEqualTo(told);
    assertThat(told).noneMatch(slice -> slice.artefact().equals("archive.prop_lines"));
  }

  @Test
  void recallsThatASeasonHadNoQuotes() throws IOException {
    Files.delete(files.resolve("prop_lines_" + SEASON + ".csv.gz"));
    List<SourceSlice> told = archive().slices();

    assertThat(source.recall(source.receipts(List.of(SEASON)))).isEqualTo(told);
    assertThat(told).anyMatch(slice -> slice.artefact().equals("archive.prop_lines"));
  }

  @Test
  void recallsNoReceiptThatItDoesNotHave() {
    archive();

    assertThatThrownBy(() -> source.recall(new TreeMap<>(Map.of(SEASON, "ab"))))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("no receipt ab of season files of " + SEASON);
  }

  @Test
  void injuryReportIsKnownSinceItsStampAndBelongsToTheDateOfTheGame() throws IOException {
    LocalDate date = league.slates(SEASON).get(2);
    Instant dayBefore = LeagueTime.at(date.minusDays(1), LocalTime.of(17, 30));
    String player = SeasonFileEdit.of(files, "player_box_" + SEASON).cell(2, "player_id");
    String team = SeasonFileEdit.of(files, "player_box_" + SEASON).cell(2, "team");
    writeReports(
        "club," + dayBefore + "," + date + "," + team + "," + player + ",X,Questionable,Knee",
        "club," + dayBefore.plusSeconds(60) + "," + date + "," + team + "," + player + ",X,OUT,");

    archive();

    assertThat(facts(date).injuries())
        .extracting(known -> known.fact().status(), Known::knownAt)
        .containsExactly(
            tuple(PlayerStatus.QUESTIONABLE, dayBefore),
            tuple(PlayerStatus.OUT, dayBefore.plusSeconds(60)));
    assertThat(facts(date).injuries().getFirst().fact().reason()).contains("Knee");
    assertThat(facts(firstDate()).injuries()).isEmpty();
  }

  @Test
  void statusThatALaterFileChangesIsKnownSinceItWasReceived() throws IOException {
    LocalDate date = firstDate();
    Instant noon = LeagueTime.noon(date);
    String row = "club," + noon + "," + date + ",BOS,9000001,X,";
    String team = SeasonFileEdit.of(files, "player_box_" + SEASON).cell(2, "team");
    writeReports(row.replace("BOS", team) + "PROBABLE,");
    archive();
    writeReports(row.replace("BOS", team) + "OUT,");
    clock.advanceTo(LATER);

    archive();

    assertThat(facts(date).injuries())
        .extracting(known -> known.fact().status(), Known::knownAt)
        .containsExactly(tuple(PlayerStatus.OUT, LATER));
  }

  @Test
  void reportsChangeNoOtherSlice() throws IOException {
    List<SourceSlice> without = archive().slices();
    LeagueSpec reported = LeagueSpec.small(3).withInjuryReports();
    SyntheticLeague.generate(reported).writeTo(files);
    clock.advanceTo(LATER);

    List<SourceSlice> with = archive().slices();

    assertThat(with)
        .filteredOn(slice -> !slice.artefact().equals("archive.injuries"))
        .isEqualTo(without.stream().filter(s -> !s.artefact().equals("archive.injuries")).toList());
    assertThat(with)
        .filteredOn(slice -> slice.artefact().equals("archive.injuries"))
        .allMatch(slice -> slice.items() > 0);
  }

  private void writeReports(String... rows) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("src,reported_at,game_date,team,player_id,player_name,status,reason");
    lines.addAll(List.of(rows));
    Files.write(files.resolve("injuries_" + SEASON + ".csv"), lines);
  }

  @Test
  void refusesADirectoryThatItCannotRead() {
    assertThatThrownBy(() -> SeasonFileSource.seasons(files.resolve("absent")))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("absent cannot be read (it does not exist)");
    assertThatThrownBy(() -> SeasonFileSource.seasons(archiveFolder))
        .hasMessageContaining("holds no season file");
    assertThatThrownBy(() -> source.archive(files, List.of("1999-00")))
        .hasMessageContaining("no file of season 1999-00");
  }

  private SeasonFileSource.Announcement archive() {
    return source.archive(files, List.of(SEASON));
  }

  private SlateFacts facts(LocalDate date) {
    return source.facts(new Slate("nba", date)).orElseThrow();
  }

  private LocalDate firstDate() {
    return league.slates(SEASON).getFirst();
  }

  private List<Path> list() throws IOException {
    try (var paths = Files.list(files)) {
      return paths.toList();
    }
  }
}
