package io.tipoff.features.rows;

import static io.tipoff.features.rows.AnalyticsTables.AS_OF;
import static io.tipoff.features.rows.AnalyticsTables.DATE;
import static io.tipoff.features.rows.AnalyticsTables.appearance;
import static io.tipoff.features.rows.AnalyticsTables.quote;
import static io.tipoff.features.rows.AnalyticsTables.report;
import static io.tipoff.features.rows.AnalyticsTables.spot;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.audit.LeakAudit;
import io.tipoff.audit.LeakAudit.Leak;
import io.tipoff.audit.LeakAudit.Probe;
import io.tipoff.event.PlayerStatus;
import io.tipoff.features.rows.AnalyticsTables.Appearance;
import io.tipoff.features.rows.FeatureRows.Queries;
import io.tipoff.warehouse.Sql;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaks planted in the queries of feature rows: the audit finds each, and none without them. */
class PlantedLeaksTest {

  private static final Queries SOUND = Queries.ofTheProduct();
  private static final String LATER = "(CAST(? AS TIMESTAMPTZ) + INTERVAL 9 DAY)";

  @TempDir Path folder;

  private LeakAudit.Report audit(Queries queries) {
    try (AnalyticsTables tables = new AnalyticsTables(folder, new FeatureRows(queries))) {
      tables.storeRevision(List.of(spot("b1", "BOS"), spot("b2", "BOS"), spot("n1", "NYK")));
      List<Appearance> rows = new ArrayList<>();
      for (int i = 24; i >= 1; i--) {
        LocalDate date = DATE.minusDays(i);
        rows.add(appearance("g%02d".formatted(i), "b1", date, "BOS").scoring(10 + i));
        rows.add(appearance("g%02d".formatted(i), "b2", date, "BOS"));
        rows.add(appearance("g%02d".formatted(i), "n1", date, "NYK"));
      }
      tables.store(rows, AS_OF);
      List<AnalyticsTables.Quote> quotes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String player = i % 2 == 0 ? "b1" : "n1";
        quotes.add(quote(player, "book" + i, 15.5 + i, -110, -110, AS_OF.minusSeconds(600 + i)));
      }
      tables.storeQuotes(quotes);
      List<AnalyticsTables.Report> reports = new ArrayList<>();
      for (int i = 1; i <= 12; i++) {
        String player = i % 2 == 0 ? "b1" : "b2";
        PlayerStatus status = i % 3 == 0 ? PlayerStatus.OUT : PlayerStatus.QUESTIONABLE;
        reports.add(report(player, "BOS", status, AS_OF.minusSeconds(3_600L * i)));
      }
      tables.storeReports(reports);
      return tables.audit();
    }
  }

  private static Sql planted(Sql sound, String what, String with) {
    assertThat(sound.text()).contains(what);
    return new Sql(sound.name(), sound.text().replace(what, with));
  }

  private static Queries histories(String what, String with) {
    return new Queries(
        SOUND.fixtures(),
        planted(SOUND.histories(), what, with),
        SOUND.teamDays(),
        SOUND.quotes(),
        SOUND.injuries());
  }

  private static Queries injuries(String what, String with) {
    return new Queries(
        SOUND.fixtures(),
        SOUND.histories(),
        SOUND.teamDays(),
        SOUND.quotes(),
        planted(SOUND.injuries(), what, with));
  }

  private static Queries quotes(String what, String with) {
    return new Queries(
        SOUND.fixtures(),
        SOUND.histories(),
        SOUND.teamDays(),
        planted(SOUND.quotes(), what, with),
        SOUND.injuries());
  }

  @Test
  void findsNothingInTheProductsOwnQueries() {
    LeakAudit.Report report = audit(SOUND);
    assertThat(report.leaks()).isEmpty();
    assertThat(report.values()).isGreaterThan(500);
    assertThat(report.changes().values()).allMatch(changes -> changes > 0);
  }

  @Test
  void findsAWindowThatIncludesTheDayItself() {
    assertThat(audit(histories("g.game_date < ?", "g.game_date <= ?")).leaks())
        .extracting(Leak::probe)
        .containsOnly(Probe.OF_THE_DAY);
  }

  @Test
  void findsStatCorrectionsAppliedBackwards() {
    assertThat(audit(histories("player_game_as_of(?)", "player_game_as_of(" + LATER + ")")).leaks())
        .extracting(Leak::probe)
        .contains(Probe.CORRECTED_LATER, Probe.ADDED_LATER);
  }

  @Test
  void findsRowsThatAreMissedBecauseTheyWereTakenBackLater() {
    String missed =
        """
        g.game_date < ? AND NOT EXISTS (
          SELECT 1 FROM analytics.player_game AS gone
           WHERE gone.retracted AND gone.game_id = g.game_id AND gone.player_id = g.player_id)
        """;

    assertThat(audit(histories("g.game_date < ?", missed)).leaks())
        .extracting(Leak::probe)
        .contains(Probe.CORRECTED_LATER);
  }

  @Test
  void findsTeamDaysThatRunOnAfterTheCutOff() {
    Sql teamDays = planted(SOUND.teamDays(), "game_date < ?", "game_date <= ?");
    assertThat(
            audit(
                    new Queries(
                        SOUND.fixtures(),
                        SOUND.histories(),
                        teamDays,
                        SOUND.quotes(),
                        SOUND.injuries()))
                .leaks())
        .extracting(Leak::column)
        .contains("missed_run");
  }

  @Test
  void findsQuotesReceivedAfterTheCutOff() {
    assertThat(audit(quotes("prop_quote_as_of(?)", "prop_quote_as_of(" + LATER + ")")).leaks())
        .extracting(Leak::column)
        .contains("points_line");
  }

  @Test
  void findsInjuryStatusPublishedAfterTheCutOff() {
    assertThat(
            audit(injuries("injury_report_as_of(?)", "injury_report_as_of(" + LATER + ")")).leaks())
        .isNotEmpty();
  }
}
