package io.tipoff.ingest.nba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.archive.FileArchive;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.RealData;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The league's payloads as it sent them. */
class LeaguePayloadsTest {

  private static final LocalDate MEXICO_CITY = LocalDate.of(2024, 11, 2);
  private static final LocalDate EVENING = LocalDate.of(2026, 2, 11);

  @Test
  void readsTheScheduleOfASeasonByItsLocalDates() throws IOException {
    LeagueSchedule schedule = schedule();

    List<AnnouncedGame> games =
        schedule.games().values().stream().flatMap(Collection::stream).toList();
    assertThat(schedule.season()).isEqualTo("2024-25");
    assertThat(schedule.quarantined()).isEmpty();
    assertThat(games).hasSize(1_320);
    assertThat(games).filteredOn(game -> game.seasonType() == SeasonType.RS).hasSize(1_230);
    assertThat(games).filteredOn(game -> game.seasonType() == SeasonType.PI).hasSize(6);
    assertThat(games).filteredOn(game -> game.seasonType() == SeasonType.PO).hasSize(84);
    assertThat(schedule.games().get(LocalDate.of(2024, 10, 22)))
        .extracting(AnnouncedGame::gameId)
        .containsExactly("0022400061", "0022400062");
  }

  @Test
  void takesTheTimeThatIsUtcAndNotTheOneThatSaysSo() throws IOException {
    AnnouncedGame game =
        schedule().games().get(MEXICO_CITY).stream()
            .filter(each -> each.gameId().equals("0022400147"))
            .findFirst()
            .orElseThrow();

    assertThat(game.scheduledAt()).contains(Instant.parse("2024-11-03T01:30:00Z"));
    assertThat(game.tip()).isEqualTo("2024-11-03T01:40:00Z");
    assertThat(game.neutral()).isTrue();
    assertThat(game.home()).isEqualTo("WAS");
  }

  @Test
  void readsABoxScoreOfThoseWhoPlayed() throws IOException {
    LiveBoxScore box = LiveBoxScore.parse("box", payload("live_boxscore_0022500775.json.gz"));

    assertThat(box.isFinal()).isTrue();
    assertThat(box.gameDate()).isEqualTo(EVENING);
    assertThat(box.quarantined()).isEmpty();
    assertThat(box.played()).hasSize(21);
    assertThat(box.result().orElseThrow())
        .matches(result -> result.homeScore() == 110 && result.awayScore() == 107);
    assertThat(
            box.played().stream().filter(PlayerBoxRow::home).mapToInt(PlayerBoxRow::points).sum())
        .isEqualTo(110);
    assertThat(box.played().getFirst())
        .matches(row -> row.playerId() == 1642851 && row.playerName().equals("Kon Knueppel"))
        .matches(row -> row.seconds() == 30 * 60 + 19 && row.points() == 18)
        .matches(row -> row.season().equals("2025-26") && row.opponent().equals("ATL"))
        .matches(row -> row.plusMinus().getAsInt() == -6);
  }

  @Test
  void tellsWhyTheOthersDidNotPlay() throws IOException {
    LiveBoxScore box = LiveBoxScore.parse("box", payload("live_boxscore_0022500775.json.gz"));

    assertThat(box.absent()).hasSize(15);
    assertThat(box.absent())
        .contains(
            new LiveBoxScore.DidNotPlay(
                1628970, "Miles Bridges", "CHA", Optional.of("DND_LEAGUE_SUSPENSION")),
            new LiveBoxScore.DidNotPlay(1626192, "Pat Connaughton", "CHA", Optional.empty()));
  }

  @Test
  void givesTheSameFactsThroughTheArchive(@TempDir Path folder) throws IOException {
    SlateClock clock = new SlateClock();
    Instant night = Instant.parse("2026-02-12T06:00:00Z");
    clock.startReplayAt(night);
    NbaComSource source = new NbaComSource(new FileArchive(folder), clock);

    source.keepBoxScore(payload("live_boxscore_0022500775.json.gz"));
    List<SourceSlice> slices = source.keepBoxScore(payload("live_boxscore_0022500776.json.gz"));

    assertThat(slices)
        .extracting(SourceSlice::artefact)
        .containsExactly("archive.player_box", "archive.game_results");
    assertThat(slices.getFirst().items()).isEqualTo(21 + 25);
    SlateFacts facts =
        new NbaComSource(new FileArchive(folder), clock)
            .facts(new Slate("nba", EVENING))
            .orElseThrow();
    assertThat(facts.boxes()).hasSize(46).allMatch(known -> known.knownAt().equals(night));
    assertThat(facts.results()).hasSize(2);
    assertThat(source.facts(new Slate("nba", EVENING.plusDays(1)))).isEmpty();
  }

  @Test
  void aCorrectedBoxScoreIsKnownSinceItWasReceived(@TempDir Path folder) throws IOException {
    SlateClock clock = new SlateClock();
    Instant night = Instant.parse("2026-02-12T06:00:00Z");
    Instant later = Instant.parse("2026-02-13T06:00:00Z");
    clock.startReplayAt(night);
    NbaComSource source = new NbaComSource(new FileArchive(folder), clock);
    source.keepBoxScore(plain("live_boxscore_0022500775.json.gz").getBytes(StandardCharsets.UTF_8));
    clock.advanceTo(later);

    source.keepBoxScore(
        plain("live_boxscore_0022500775.json.gz")
            .replaceFirst("\"steals\": \\d+", "\"steals\": 9")
            .getBytes(StandardCharsets.UTF_8));

    List<Known<PlayerBoxRow>> boxes = source.facts(new Slate("nba", EVENING)).orElseThrow().boxes();
    assertThat(boxes).hasSize(21);
    assertThat(boxes).filteredOn(known -> known.knownAt().equals(later)).hasSize(1);
    assertThat(boxes).filteredOn(known -> known.knownAt().equals(night)).hasSize(20);
  }

  @Test
  void announcesEverySlateOfASchedule(@TempDir Path folder) throws IOException {
    NbaComSource source = new NbaComSource(new FileArchive(folder), new SlateClock());

    List<SourceSlice> slices = source.keepSchedule(payload("schedule_league_v2_2024-25.json.gz"));

    assertThat(slices)
        .filteredOn(slice -> slice.artefact().equals("archive.schedule"))
        .hasSize(slices.size() / 5)
        .allMatch(slice -> slice.items() > 0);
    assertThat(source.facts(new Slate("nba", MEXICO_CITY)).orElseThrow().games())
        .anyMatch(known -> known.fact().neutral());
  }

  @Test
  void refusesWhatIsNoPayloadOfTheLeague(@TempDir Path folder) {
    NbaComSource source = new NbaComSource(new FileArchive(folder), new SlateClock());

    assertThatThrownBy(
            () -> source.keepBoxScore("{\"games\": []}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("has no game");
    assertThatThrownBy(() -> source.keepSchedule("{\"leagueSch".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("no whole JSON document");
  }

  @Test
  void quarantinesAPlayerWhosePointsAreNotHisShots() throws IOException {
    String altered =
        plain("live_boxscore_0022500775.json.gz").replaceFirst("\"points\": 18", "\"points\": 19");

    LiveBoxScore box = LiveBoxScore.parse("box", altered.getBytes(StandardCharsets.UTF_8));

    assertThat(box.played()).hasSize(20);
    assertThat(box.quarantined()).hasSize(1);
    assertThat(box.quarantined().getFirst().offending()).isEqualTo("1642851 Kon Knueppel");
    assertThat(box.quarantined().getFirst().reason()).contains("pts is 19");
  }

  private static LeagueSchedule schedule() throws IOException {
    return LeagueSchedule.parse("schedule", payload("schedule_league_v2_2024-25.json.gz"));
  }

  private static String plain(String name) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(payload(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] payload(String name) throws IOException {
    return Files.readAllBytes(RealData.leaguePayloads().resolve(name));
  }
}
