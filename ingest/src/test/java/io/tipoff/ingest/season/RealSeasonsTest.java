package io.tipoff.ingest.season;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.archive.FileArchive;
import io.tipoff.ingest.RealData;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.FactTimes;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.PlayerBoxRow;
import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fact.TimedQuote;
import io.tipoff.slate.Market;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts that the data's own description states; each is a trap that some loader fell into. */
class RealSeasonsTest {

  @TempDir static Path folder;

  private static final Map<String, Season> SEASONS = new TreeMap<>();
  private static SeasonFileSource.Announcement announcement;
  private static SeasonFileSource source;

  @BeforeAll
  static void archive() {
    Path data = RealData.seasonFiles();
    FileArchive archive = new FileArchive(folder);
    source = new SeasonFileSource(archive, new SlateClock());
    List<String> seasons = SeasonFileSource.seasons(data);
    announcement = source.archive(data, seasons);
    SeasonStore store = new SeasonStore(archive);
    seasons.forEach(season -> SEASONS.put(season, store.season(season).orElseThrow()));
  }

  @Test
  void findsTheSeasonsOldestFirst() {
    assertThat(SEASONS.keySet()).containsExactly("2021-22", "2022-23", "2023-24", "2024-25");
    assertThat(announcement.problems()).noneMatch(problem -> problem.kind().isError());
    assertThat(announcement.slices())
        .hasSize(
            Artefact.values().length
                * SEASONS.values().stream().mapToInt(s -> s.slates().size()).sum());
  }

  @Test
  void losesNoBoxScoreRow() {
    assertThat(boxes("2021-22")).hasSize(28_019);
    assertThat(boxes("2022-23")).hasSize(27_737);
    assertThat(boxes("2023-24")).hasSize(28_205);
    assertThat(boxes("2024-25")).hasSize(28_149);
    assertThat(SEASONS.values())
        .allMatch(season -> quarantined(season, Artefact.PLAYER_BOX) == 0)
        .allMatch(season -> quarantined(season, Artefact.SCHEDULE) == 0)
        .allMatch(season -> quarantined(season, Artefact.GAME_ODDS) == 0)
        .allMatch(season -> quarantined(season, Artefact.GAME_RESULTS) == 0);
  }

  @Test
  void countsThoseWithSecondsOnTheCourtAsPlayed() {
    assertThat(boxes("2023-24")).filteredOn(box -> box.seconds() == 0).hasSize(118);
    assertThat(boxes("2024-25")).filteredOn(box -> box.seconds() == 0).hasSize(100);
    assertThat(boxes("2021-22")).anyMatch(box -> box.seconds() == 313);
  }

  @Test
  void knowsNoPlusMinusWhereTheFileHasNone() {
    assertThat(boxes("2022-23")).noneMatch(box -> box.plusMinus().isPresent());
    assertThat(boxes("2024-25")).filteredOn(box -> box.plusMinus().isEmpty()).hasSize(1_843);
  }

  @Test
  void takesFiveGamesThatOnlyTheOddsKnowAsPlayedOnNeutralFloors() {
    List<AnnouncedGame> neutral = games("2024-25").filter(AnnouncedGame::neutral).toList();

    assertThat(neutral)
        .extracting(AnnouncedGame::gameId)
        .containsExactlyInAnyOrder(
            "0022400147", "0022400621", "0022400633", "0022401229", "0022401230");
    List<String> ids = neutral.stream().map(AnnouncedGame::gameId).toList();
    assertThat(boxes("2024-25"))
        .filteredOn(box -> ids.contains(box.gameId()))
        .hasSize(118)
        .noneMatch(PlayerBoxRow::home);
    assertThat(problems("2024-25", Problem.Kind.GAME_NOT_SCHEDULED)).isEqualTo(5);
  }

  @Test
  void tellsOfFinalsWithoutBoxScore() {
    assertThat(SEASONS.get("2024-25").problems())
        .filteredOn(problem -> problem.kind() == Problem.Kind.GAME_WITHOUT_BOX)
        .extracting(Problem::message)
        .hasSize(4)
        .allMatch(message -> message.contains("00424004"));
    assertThat(games("2024-25").map(AnnouncedGame::gameId))
        .contains("0042400404", "0042400405", "0042400406", "0042400407");
  }

  @Test
  void tellsOfScoresThatArentThePlayersPoints() {
    assertThat(problems("2021-22", Problem.Kind.POINTS_NOT_SCORE)).isEqualTo(12);
    assertThat(problems("2024-25", Problem.Kind.POINTS_NOT_SCORE)).isZero();
    assertThat(problems("2024-25", Problem.Kind.TEAM_MINUTES)).isZero();
    assertThat(problems("2023-24", Problem.Kind.TEAM_MINUTES)).isEqualTo(3);
    assertThat(problems("2022-23", Problem.Kind.TEAM_MINUTES)).isEqualTo(5);
  }

  @Test
  void collapsesExactDuplicatesAndNothingElse() {
    long quarantined = quarantined(SEASONS.get("2023-24"), Artefact.PROP_LINES);
    assertThat(quotes("2023-24").count() + quarantined).isEqualTo(29_592 - 815);
    assertThat(quotes("2024-25")).hasSize(108_621);
    assertThat(quarantined(SEASONS.get("2024-25"), Artefact.PROP_LINES)).isZero();
  }

  @Test
  void quarantinesQuotesWhoseNameResolvesToNobody() {
    long byName = quotes("2023-24").filter(q -> q.quote().resolvedByName()).count();
    long quarantined = quarantined(SEASONS.get("2023-24"), Artefact.PROP_LINES);

    assertThat(byName).isEqualTo(79);
    assertThat(quarantined).isEqualTo(274 - 79);
  }

  @Test
  void keepsTheLineOfAQuoteWithoutUsablePrice() {
    Function<String, Long> half =
        season ->
            quotes(season)
                .filter(q -> q.quote().overPrice().isEmpty() != q.quote().underPrice().isEmpty())
                .count();
    assertThat(half.apply("2023-24") + half.apply("2024-25")).isBetween(59L, 61L);

    assertThat(quotes("2024-25").filter(q -> isFantasy(q.quote())))
        .hasSize(19_709)
        .noneMatch(q -> q.quote().priceUsable())
        .anyMatch(q -> q.quote().overPrice().orElse(0L) == -100_000)
        .anyMatch(q -> q.quote().overPrice().orElse(0L) == 100);
    assertThat(quotes("2024-25"))
        .anyMatch(
            q ->
                q.quote().source().equals("MylesThomas")
                    && q.quote().overPrice().orElse(0L) == -137
                    && q.quote().priceUsable());
  }

  @Test
  void knowsUnstampedQuotesAtNoonOfTheGamesDate() {
    List<Known<TimedQuote>> unstamped =
        facts("2024-25")
            .flatMap(slate -> slate.quotes().stream())
            .filter(known -> known.fact().quote().quotedAt().isEmpty())
            .toList();

    assertThat(unstamped)
        .hasSize(84_147)
        .allMatch(
            known -> known.knownAt().equals(LeagueTime.noon(known.fact().quote().gameDate())));
    assertThat(unstamped.stream().map(known -> known.fact().quote().market()))
        .contains(Market.THREES, Market.POINTS);
  }

  @Test
  void placesTheTipAfterEveryQuoteThatTheSourceCallsPregame() {
    for (SlateFacts slate : facts("2024-25").toList()) {
      for (Known<AnnouncedGame> game : slate.games()) {
        AnnouncedGame fact = game.fact();
        fact.scheduledAt()
            .ifPresent(
                scheduled ->
                    assertThat(Duration.between(scheduled, fact.tip()).toMinutes())
                        .isBetween(10L, 31L));
      }
      assertThat(slate.quotes()).noneMatch(known -> known.fact().inGame());
    }
    assertThat(quotes("2023-24")).noneMatch(TimedQuote::inGame);
  }

  @Test
  void assumesTheUsualHourWhereNothingTellsTheTip() {
    assertThat(games("2021-22"))
        .allMatch(
            game ->
                game.tip().equals(LeagueTime.at(game.gameDate(), LocalTime.of(19, 0)))
                    && game.tipAssumed());
  }

  @Test
  void separatesOddsFromResultsByWhenTheyWereKnown() {
    for (SlateFacts slate : facts("2023-24").toList()) {
      for (Known<AnnouncedGame> game : slate.games()) {
        assertThat(slate.odds())
            .filteredOn(known -> known.fact().gameId().equals(game.fact().gameId()))
            .allMatch(known -> known.knownAt().equals(game.fact().tip().minusSeconds(60)));
      }
      assertThat(slate.results())
          .allMatch(known -> known.knownAt().equals(FactTimes.boxKnownAt(slate.date())));
      assertThat(slate.boxes())
          .allMatch(known -> known.knownAt().equals(FactTimes.boxKnownAt(slate.date())));
    }
  }

  @Test
  void knowsPostseasonGamesTheDayBefore() {
    Map<Boolean, Long> early =
        facts("2024-25")
            .flatMap(slate -> slate.games().stream())
            .filter(known -> !known.fact().neutral())
            .collect(
                groupingBy(
                    known ->
                        known
                            .knownAt()
                            .equals(LeagueTime.at(LocalDate.of(2024, 10, 22), LocalTime.MIDNIGHT)),
                    counting()));

    assertThat(early).containsEntry(true, 1_225L).containsEntry(false, 90L);
  }

  @Test
  void findsASlateOfAnySeason() {
    assertThat(source.facts(new Slate("nba", LocalDate.of(2024, 1, 15)))).isPresent();
    assertThat(source.facts(new Slate("nba", LocalDate.of(2022, 6, 16)))).isPresent();
    assertThat(source.facts(new Slate("nba", LocalDate.of(2024, 7, 15)))).isEmpty();
  }

  private static boolean isFantasy(PropQuoteRow quote) {
    return quote.source().equals("spon7ge");
  }

  private static Stream<SlateFacts> facts(String season) {
    return SEASONS.get(season).slates().values().stream();
  }

  private static Stream<AnnouncedGame> games(String season) {
    return facts(season).flatMap(slate -> slate.games().stream()).map(Known::fact);
  }

  private static Stream<PlayerBoxRow> boxes(String season) {
    return facts(season).flatMap(slate -> slate.boxes().stream()).map(Known::fact);
  }

  private static Stream<TimedQuote> quotes(String season) {
    return facts(season).flatMap(slate -> slate.quotes().stream()).map(Known::fact);
  }

  private static long quarantined(Season season, Artefact artefact) {
    return season.slates().values().stream()
        .mapToLong(slate -> slate.quarantined(artefact).size())
        .sum();
  }

  private static long problems(String season, Problem.Kind kind) {
    return SEASONS.get(season).problems().stream().filter(p -> p.kind() == kind).count();
  }
}
