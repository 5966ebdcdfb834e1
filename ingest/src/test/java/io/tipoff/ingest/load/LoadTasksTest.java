package io.tipoff.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.archive.FileArchive;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.ScheduleAhead;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.run.Moment;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTasksTest {

  private static final String SEASON = "2024-25";

  @TempDir Path folder;

  private SyntheticLeague league;
  private Warehouse warehouse;
  private SeasonFileSource source;
  private List<Task> tasks;
  private Slate slate;

  private record Count(long rows) {}

  private record GameDay(LocalDate gameDate) {}

  private record FixedClock(Instant now) implements OperationalClock {
    @Override
    public long nanoTime() {
      return 0;
    }
  }

  @BeforeEach
  void archiveASmallLeague() {
    league = SyntheticLeague.generate(LeagueSpec.small(9).withInjuryReports());
    league.writeTo(folder.resolve("files"));
    source = new SeasonFileSource(new FileArchive(folder.resolve("archive")), new SlateClock());
    source.archive(folder.resolve("files"), List.of(SEASON));
    ChosenSources chosen = new ChosenSources(source);
    tasks =
        List.of(
            new LoadGames(chosen, RevisionsTest.AT_TIPS),
            new LoadQuotes(chosen),
            new LoadBoxScores(chosen),
            new LoadResults(chosen),
            new LoadInjuries(chosen));
    slate = new Slate("nba", league.slates(SEASON).get(2));
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
            new SimpleMeterRegistry(),
            new FixedClock(Instant.EPOCH));
    warehouse.migrate(
        tasks.stream().flatMap(task -> task.declaration().tables().stream()).distinct().toList());
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void everyFactOfTheSlateStandsInItsTable() {
    SlateFacts facts = source.facts(slate).orElseThrow();

    tasks.forEach(this::load);

    Instant latest = RunContext.LATEST;
    assertThat(count("game", latest)).isEqualTo(facts.games().size()).isPositive();
    assertThat(count("game_odds", latest)).isEqualTo(facts.odds().size());
    assertThat(count("prop_quote", latest)).isEqualTo(facts.quotes().size()).isPositive();
    assertThat(count("injury_report", latest)).isEqualTo(facts.injuries().size()).isPositive();
    assertThat(count("player_box", latest)).isEqualTo(facts.boxes().size()).isPositive();
    assertThat(count("game_result", latest)).isEqualTo(facts.results().size());
    assertThat(count("quarantine", latest)).isZero();
  }

  @Test
  void nothingOfTheGameItselfIsKnownBeforeItsTip() {
    SlateFacts facts = source.facts(slate).orElseThrow();
    tasks.forEach(this::load);

    Instant firstTip =
        facts.games().stream()
            .map(known -> known.fact().tip())
            .min(Instant::compareTo)
            .orElseThrow();
    assertThat(count("game", firstTip)).isEqualTo(facts.games().size());
    assertThat(count("player_box", firstTip)).isZero();
    assertThat(count("game_result", firstTip)).isZero();
    assertThat(count("game_odds", firstTip.minusSeconds(60))).isZero();
    assertThat(count("prop_quote", firstTip)).isPositive();
    Instant firstReport =
        facts.injuries().stream().map(Known::knownAt).min(Instant::compareTo).orElseThrow();
    assertThat(count("injury_report", firstReport)).isZero();
    assertThat(count("injury_report", firstReport.plusMillis(1))).isPositive();
  }

  @Test
  void scheduleAheadHoldsTheGamesOfTheNextDaysAndNoneOfItsOwn() {
    load(tasks.getFirst());

    Sql dates =
        new Sql(
            "dates.sql",
            "SELECT DISTINCT game_date FROM raw.schedule_ahead_as_of(?) ORDER BY game_date");
    List<LocalDate> ahead =
        warehouse.query(dates, GameDay.class, RunContext.LATEST).stream()
            .map(GameDay::gameDate)
            .toList();
    assertThat(ahead).isNotEmpty();
    assertThat(ahead.getFirst()).isAfter(slate.date());
    assertThat(ahead.getLast()).isBeforeOrEqualTo(slate.date().plusDays(ScheduleAhead.DAYS));
    assertThat(ahead)
        .isEqualTo(
            league.slates(SEASON).stream()
                .filter(date -> date.isAfter(slate.date()))
                .filter(date -> !date.isAfter(slate.date().plusDays(ScheduleAhead.DAYS)))
                .toList());
  }

  @Test
  void postseasonGameIsNotAheadUntilItsPairingIsKnown() {
    List<LocalDate> slates = league.slates(SEASON);
    for (LocalDate date : slates) {
      for (Known<AnnouncedGame> game : source.ahead(new Slate("nba", date))) {
        assertThat(game.knownAt()).isBefore(Moment.NEXT_MORNING.of(new Slate("nba", date)));
        if (game.fact().seasonType() != SeasonType.RS) {
          assertThat(game.fact().gameDate()).isEqualTo(date.plusDays(1));
        }
      }
    }
  }

  @Test
  void loadingAgainChangesNothing() {
    tasks.forEach(this::load);
    List<String> before = tasks.stream().flatMap(t -> digests(t).stream()).toList();

    tasks.forEach(this::load);

    assertThat(tasks.stream().flatMap(t -> digests(t).stream()).toList()).isEqualTo(before);
  }

  @Test
  void plansARevisionForEachTip() {
    SlateFacts facts = source.facts(slate).orElseThrow();

    TaskOutput.Rows output = (TaskOutput.Rows) tasks.getFirst().run(context(tasks.getFirst()));

    assertThat(output.plannedAsOf().orElseThrow())
        .isSorted()
        .doesNotHaveDuplicates()
        .containsAll(facts.games().stream().map(Known::fact).map(AnnouncedGame::tip).toList());
  }

  @Test
  void boxScoresAreCompleteWhenEveryAnnouncedGameHasOne() {
    TaskOutput.Rows output = (TaskOutput.Rows) tasks.get(2).run(context(tasks.get(2)));

    assertThat(output.completeness().orElseThrow().share()).isEqualTo(1);
  }

  @Test
  void failsOnASlateThatTheSourceNeverToldOf() {
    Slate unknown = new Slate("nba", LocalDate.of(2001, 1, 1));
    Task task = tasks.getFirst();

    assertThatThrownBy(() -> task.run(context(task, unknown)))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("nba/2001-01-01");
  }

  private void load(Task task) {
    TaskOutput.Rows output = (TaskOutput.Rows) task.run(context(task));
    warehouse.write(
        new SliceWrite(
            context(task).scope().key(), 1, 1, task.declaration().name(), output.tables()));
  }

  private List<String> digests(Task task) {
    return task.declaration().tables().stream().map(warehouse::digest).toList();
  }

  private RunContext context(Task task) {
    return context(task, slate);
  }

  private RunContext context(Task task, Slate of) {
    TaskScope scope =
        new TaskScope(task.declaration().name(), of, task.declaration().pass(), Optional.empty());
    return new RunContext(scope, Origin.REPLAY, warehouse, List.of());
  }

  private long count(String table, Instant asOf) {
    Sql sql = new Sql("count.sql", "SELECT COUNT(*) AS rows FROM raw." + table + "_as_of(?)");
    return warehouse.query(sql, Count.class, asOf).getFirst().rows();
  }
}
