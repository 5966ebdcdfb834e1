package io.tipoff.features.rows;

import static io.tipoff.event.PlayerStatus.AVAILABLE;
import static io.tipoff.event.PlayerStatus.DOUBTFUL;
import static io.tipoff.event.PlayerStatus.OUT;
import static io.tipoff.event.PlayerStatus.QUESTIONABLE;
import static io.tipoff.features.rows.AnalyticsTables.AS_OF;
import static io.tipoff.features.rows.AnalyticsTables.DATE;
import static io.tipoff.features.rows.AnalyticsTables.appearance;
import static io.tipoff.features.rows.AnalyticsTables.quote;
import static io.tipoff.features.rows.AnalyticsTables.report;
import static io.tipoff.features.rows.AnalyticsTables.spot;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.features.contract.FeatureContract;
import io.tipoff.features.rows.AnalyticsTables.Appearance;
import io.tipoff.features.rows.AnalyticsTables.Quote;
import io.tipoff.features.rows.AnalyticsTables.Report;
import io.tipoff.run.TaskOutput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureRowsTest {

  private static final Instant LATER = AS_OF.plusSeconds(90 * 86_400);

  private AnalyticsTables tables;

  @BeforeEach
  void open(@TempDir Path folder) {
    tables = new AnalyticsTables(folder);
    tables.storeRevision(List.of(spot("b1", "BOS"), spot("b2", "BOS"), spot("n1", "NYK")));
  }

  @AfterEach
  void close() {
    tables.close();
  }

  /** Twelve games of both teams, every other day up to the day before yesterday. */
  private static List<Appearance> history() {
    List<Appearance> rows = new ArrayList<>();
    for (int i = 12; i >= 1; i--) {
      LocalDate date = DATE.minusDays(2L * i);
      rows.add(appearance("g%02d".formatted(i), "b1", date, "BOS").scoring(10 + i));
      rows.add(appearance("g%02d".formatted(i), "b2", date, "BOS"));
      rows.add(appearance("g%02d".formatted(i), "n1", date, "NYK"));
    }
    return rows;
  }

  private Map<String, Object> after(List<Appearance> facts) {
    tables.store(facts, LATER);
    return tables.rows().get("b1");
  }

  private static List<Appearance> with(Appearance... more) {
    List<Appearance> rows = history();
    rows.addAll(List.of(more));
    return rows;
  }

  @Test
  void writesARowForEveryRosteredPlayerInKeyOrder() {
    tables.store(history(), LATER);
    assertThat(tables.rows().keySet()).containsExactly("b1", "b2", "n1");
    assertThat(tables.rows().get("b1"))
        .containsEntry("contract", "player-game@6")
        .containsEntry("contract_digest", FeatureContract.playerGame().digest())
        .containsEntry("team", "BOS")
        .containsEntry("opponent", "NYK")
        .containsEntry("history_games", 12L)
        .containsEntry("oldest_input_days", 20L)
        .containsEntry("quality", 1.0)
        .containsEntry("degraded", null)
        .containsEntry("known_at_before_market", Instant.parse("2025-01-15T13:00:00Z"))
        .containsEntry("known_at", AS_OF.minusSeconds(60))
        .containsEntry("points_last5", 13.0)
        .containsEntry("points_last10", 15.5)
        .containsEntry("minutes_last5", 30.0)
        .containsEntry("games_season", 12.0)
        .containsEntry("days_since_last_played", 2.0)
        .containsEntry("spread", -6.5)
        .containsEntry("opponent_pace15", 96.0)
        .containsEntry("home", 1.0);
    assertThat(tables.rows().get("n1")).containsEntry("home", 0.0);
  }

  @Test
  void rowsFitTheDeclaredTable() {
    tables.store(history(), LATER);
    tables.keep(tables.run());
  }

  @Test
  void linesAreThoseQuotedBeforeTheCutOff() {
    tables.store(history(), LATER);
    Instant morning = AS_OF.minusSeconds(36_000);
    Instant evening = AS_OF.minusSeconds(600);
    tables.storeQuotes(
        List.of(
            quote("b1", "one", 20.5, -110, -110, morning),
            quote("b1", "one", 22.5, -110, -110, evening),
            quote("b1", "one", 26.5, 250, -400, evening),
            quote("b1", "two", 21.5, -120, 100, morning),
            quote("b1", "three", 30.5, -110, -110, AS_OF)));
    assertThat(tables.rows().get("b1"))
        .containsEntry("points_line", 22.0)
        .containsEntry("points_line_open", 21.0)
        .containsEntry("points_line_move", 1.0)
        .containsEntry("points_line_spread", 1.0)
        .containsEntry("rebounds_line", null)
        .hasEntrySatisfying(
            "points_over_probability", p -> assertThat((Double) p).isBetween(0.5, 0.55));
    assertThat(tables.rows().get("b2")).containsEntry("points_line", null);
  }

  @Test
  void quoteIsPartOfWhatARowIsKnownSince() {
    tables.store(history(), LATER);
    Instant late = AS_OF.minusSeconds(30);
    tables.storeQuotes(List.of(quote("b1", "one", 20.5, -110, -110, late)));
    assertThat(tables.rows().get("b1"))
        .containsEntry("known_at", late)
        .containsEntry("known_at_before_market", Instant.parse("2025-01-15T13:00:00Z"));
    assertThat(tables.rows().get("b2"))
        .as("who of his team is quoted tells of the others")
        .containsEntry("known_at", late);
    assertThat(tables.rows().get("n1")).containsEntry("known_at", AS_OF.minusSeconds(60));
  }

  @Test
  void quoteStampedAtTheTipIsNotSeenWheneverItWasReceived() {
    tables.store(history(), LATER);
    Quote inGame = quote("b1", "one", 20.5, -110, -110, AS_OF).received(AS_OF.minusSeconds(60));
    tables.storeQuotes(List.of(inGame));
    assertThat(tables.rows().get("b1")).containsEntry("points_line", null);
  }

  @Test
  void quoteOfTheGameItselfIsNotSeenWhateverItsStamp() {
    tables.store(history(), LATER);
    Quote quote = quote("b1", "one", 20.5, -110, -110, AS_OF.minusSeconds(60));
    tables.storeQuotes(List.of(quote.duringTheGame()));
    assertThat(tables.rows().get("b1")).containsEntry("points_line", null);
  }

  @Test
  void otherRevisionsOfTheSlateAreNotSeen() {
    tables.store(
        history().stream()
            .filter(row -> !row.playerId().equals("b1") || row.gameId().compareTo("g04") >= 0)
            .toList(),
        LATER);
    List<Object[]> before = values(tables.run());
    tables.storeOtherRevision(
        AS_OF.plusSeconds(3_600),
        List.of(spot("a0", "BOS"), spot("b1", "BOS"), spot("b2", "BOS"), spot("n1", "NYK")));
    assertThat(values(tables.run())).usingRecursiveComparison().isEqualTo(before);
  }

  private static List<Object[]> values(TaskOutput output) {
    return ((TaskOutput.Rows) output).tables().getFirst().rows();
  }

  @Test
  void withoutInjuryReportsNothingIsKnownOfWhoIsOut() {
    assertThat(after(history()))
        .containsEntry("injury_status", null)
        .containsEntry("teammates_out_usage", null)
        .containsEntry("teammates_expected_usage", null)
        .containsEntry("quality", 1.0);
  }

  @Test
  void injuryReportCountsFromItsInstantOnAndNotBefore() {
    tables.store(history(), LATER);
    tables.storeReports(List.of(report("b2", "BOS", OUT, AS_OF)));
    assertThat(tables.rows().get("b2")).containsEntry("injury_status", null);
    assertThat(tables.rows().get("b1"))
        .containsEntry("teammates_out_usage", null)
        .containsEntry("teammates_expected_usage", null);

    Instant justBefore = AS_OF.minusMillis(1);
    tables.storeReports(List.of(report("b2", "BOS", OUT, justBefore)));
    assertThat(tables.rows().get("b2"))
        .containsEntry("injury_status", 1.0)
        .containsEntry("teammates_out_usage", 0.0)
        .containsEntry("known_at", justBefore)
        .containsEntry("known_at_before_market", justBefore);
    assertThat(tables.rows().get("b1"))
        .containsEntry("injury_status", 0.0)
        .containsEntry("teammates_out_usage", 18.0)
        .containsEntry("teammates_expected_usage", 0.0);
    assertThat(tables.rows().get("n1"))
        .as("nobody reported on his team")
        .containsEntry("injury_status", null)
        .containsEntry("teammates_out_usage", null)
        .containsEntry("teammates_expected_usage", null)
        .containsEntry("known_at", AS_OF.minusSeconds(60));
  }

  @Test
  void laterInjuryReportReplacesTheOneBefore() {
    tables.store(history(), LATER);
    Instant noon = AS_OF.minusSeconds(25_000);
    Instant evening = AS_OF.minusSeconds(30);
    tables.storeReports(
        List.of(
            report("b1", "BOS", QUESTIONABLE, noon),
            report("b1", "BOS", DOUBTFUL, evening),
            report("b2", "BOS", OUT, noon),
            report("b2", "BOS", AVAILABLE, evening)));
    assertThat(tables.rows().get("b1"))
        .containsEntry("injury_status", 0.75)
        .containsEntry("teammates_out_usage", 0.0)
        .containsEntry("teammates_expected_usage", 18.0)
        .containsEntry("known_at", evening);
    assertThat(tables.rows().get("b2")).containsEntry("injury_status", 0.0);
  }

  @Test
  void repeatedStatusIsKnownSinceItWasFirstReported() {
    tables.store(history(), LATER);
    Instant noon = Instant.parse("2025-01-15T17:00:00Z");
    tables.storeReports(
        List.of(report("b1", "BOS", OUT, noon), report("b1", "BOS", OUT, AS_OF.minusSeconds(30))));
    assertThat(tables.rows().get("b1")).containsEntry("known_at_before_market", noon);
  }

  @Test
  void reportReceivedLateIsNotSeenWhateverItsStamp() {
    tables.store(history(), LATER);
    Report stamped = report("b1", "BOS", OUT, AS_OF.minusSeconds(3_600));
    tables.storeReports(List.of(stamped.received(AS_OF)));
    assertThat(tables.rows().get("b1")).containsEntry("injury_status", null);
  }

  @Test
  void reportStampedAtTheTipIsNotSeenWheneverItWasReceived() {
    tables.store(history(), LATER);
    Report stamped = report("b1", "BOS", OUT, AS_OF);
    tables.storeReports(List.of(stamped.received(AS_OF.minusSeconds(60))));
    assertThat(tables.rows().get("b1")).containsEntry("injury_status", null);
  }

  @Test
  void reportOnAnotherDatesGameIsNotSeen() {
    tables.store(history(), LATER);
    Report noon = report("b1", "BOS", OUT, AS_OF.minusSeconds(3_600));
    tables.storeReports(List.of(noon.on(DATE.minusDays(1))));
    assertThat(tables.rows().get("b1")).containsEntry("injury_status", null);
  }

  @Test
  void sameFactsGiveTheSameBits() {
    tables.store(history(), LATER);
    assertThat(tables.rows()).isEqualTo(tables.rows());
  }

  @Test
  @Tag("FEA-01")
  @Tag("FEA-03")
  void marksRowsComputedWithSomethingMissing() {
    tables.store(history(), LATER);
    assertThat(tables.rows("box scores of yesterday", "odds").get("b1"))
        .containsEntry("degraded", "box scores of yesterday; odds");
  }

  @Test
  @Tag("TRF-04")
  void revisionWithoutARosterIsProvenEmpty() {
    tables.storeRevision(List.of());
    assertThat(tables.run()).isInstanceOf(TaskOutput.NoData.class);
  }

  @Test
  void ownBoxRowOfTheGameIsNotSeen() {
    Map<String, Object> before = after(history());
    Appearance own = appearance("tonight", "b1", DATE, "BOS").scoring(60);
    assertThat(after(with(own))).isEqualTo(before);
    assertThat(after(with(own.known(AS_OF.plusSeconds(90_000)).scoring(50)))).isEqualTo(before);
  }

  @Test
  void earlierGameOfTheSameDayIsNotSeen() {
    Map<String, Object> before = after(history());
    Appearance noon = appearance("noon", "b1", DATE, "BOS").known(AS_OF.minusSeconds(3_600));
    assertThat(after(with(noon.scoring(60)))).isEqualTo(before);
  }

  @Test
  void laterGameOfTheSlateAndOfLaterDaysAreNotSeen() {
    Map<String, Object> before = after(history());
    assertThat(
            after(
                with(
                    appearance("late", "b1", DATE, "BOS").scoring(60),
                    appearance("next", "b1", DATE.plusDays(1), "BOS").scoring(60))))
        .isEqualTo(before);
  }

  @Test
  void statCorrectionKnownLaterIsNotAppliedBackwards() {
    Map<String, Object> before = after(history());
    List<Appearance> corrected = history();
    corrected.replaceAll(row -> row.scoring(40).known(AS_OF));
    assertThat(after(corrected)).isEqualTo(before);
  }

  @Test
  void statCorrectionKnownBeforeIsSeen() {
    Map<String, Object> before = after(history());
    List<Appearance> corrected = history();
    corrected.replaceAll(row -> row.scoring(40).known(AS_OF.minusSeconds(1)));
    tables.store(corrected, AS_OF.minusSeconds(1));
    assertThat(tables.rows().get("b1")).containsEntry("points_last5", 40.0).isNotEqualTo(before);
  }

  @Test
  void rowTakenBackLaterIsStillSeen() {
    Map<String, Object> before = after(history());
    assertThat(after(history().stream().skip(6).toList())).isEqualTo(before);
  }

  @Test
  void boxScoreThatIsNotYetKnownIsNotSeen() {
    Map<String, Object> before = after(history());
    Appearance unknown = appearance("yesterday", "b1", DATE.minusDays(1), "BOS").known(AS_OF);
    assertThat(after(with(unknown)))
        .containsEntry("points_last5", before.get("points_last5"))
        .containsEntry("games_last7", before.get("games_last7"));
    Appearance others = appearance("yesterday", "b2", DATE.minusDays(1), "BOS").known(AS_OF);
    assertThat(after(with(others))).containsEntry("missed_run", 0.0);
  }

  @Test
  @Tag("FEA-04")
  void formSpansTeamsAndSeasons() {
    LocalDate spring = LocalDate.parse("2024-04-10");
    List<Appearance> rows =
        List.of(
            appearance("old", "b1", spring, "MIA").scoring(10),
            appearance("new", "b1", DATE.minusDays(3), "BOS").scoring(30));
    assertThat(after(rows))
        .containsEntry("points_last10", 20.0)
        .containsEntry("points_season", 30.0)
        .containsEntry("games_season", 1.0);
  }

  @Test
  @Tag("FEA-04")
  void seasonMeanIsNullBeforeHisFirstGameOfTheSeasonAndCostsNoQuality() {
    LocalDate spring = LocalDate.parse("2024-04-10");
    List<Appearance> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rows.add(appearance("old" + i, "b1", spring.minusDays(i), "BOS"));
    }
    assertThat(after(rows))
        .containsEntry("points_season", null)
        .containsEntry("games_season", 0.0)
        .containsEntry("quality", 1.0);
  }

  @Test
  @Tag("FEA-01")
  void shortHistoryLowersTheQuality() {
    Map<String, Object> row = after(List.of(appearance("one", "b1", DATE.minusDays(3), "BOS")));
    assertThat(row).containsEntry("points_sd10", null).containsEntry("points_slope10", null);
    assertThat((Double) row.get("quality")).isBetween(0.5, 0.99);
  }

  @Test
  void windowsOfDaysExcludeTheDayItself() {
    assertThat(after(with(appearance("today", "b1", DATE, "BOS").known(AS_OF.minusSeconds(9)))))
        .containsEntry("games_last7", 3.0)
        .containsEntry("games_last14", 7.0)
        .containsEntry("minutes_last7", 90.0);
  }

  @Test
  @Tag("FEA-02")
  void dnpRateAndMissedRunLookAtTheRostersTeam() {
    List<Appearance> rows =
        history().stream()
            .filter(row -> !row.playerId().equals("b1") || row.gameId().compareTo("g04") >= 0)
            .toList();
    assertThat(after(rows)).containsEntry("missed_run", 3.0).containsEntry("dnp_rate10", 0.3);
    assertThat(tables.rows().get("b2"))
        .containsEntry("vacated_minutes", 30.0)
        .containsEntry("vacated_usage", 18.0)
        .containsEntry("active_minutes_others", 0.0);
  }
}
