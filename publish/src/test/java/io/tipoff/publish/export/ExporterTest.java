package io.tipoff.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 1, 15);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final Instant KNOWN = Instant.parse("2025-01-15T17:00:00Z");

  /** A row of the table, and of the file. */
  record Score(
      @Meaning("the date") LocalDate day,
      @Meaning("who") String player,
      @Meaning("how much") double points,
      @JsonIgnore Instant knownAt)
      implements Known {}

  private static final Table TABLE =
      Table.of("test", "score", Score.class, WriteMode.REPLACE_SLICE, "day", "player");

  private static final ExportSpec<Score, Score> SCORES =
      new ExportSpec<>(
          "scores",
          "scores/{date}",
          Optional.of("scores/latest"),
          "Scores of a slate.",
          new Sql("scores", "SELECT * FROM test.score WHERE day = ? ORDER BY player"),
          date -> List.of(date),
          Score.class,
          Score.class,
          Function.identity(),
          EmptyPolicy.KEEP_FULLER,
          Duration.ofMinutes(1),
          1);

  @TempDir Path folder;
  private Warehouse warehouse;
  private ExportStore store;
  private Exporter exporter;
  private long token;

  @BeforeEach
  void open() {
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
            new SimpleMeterRegistry(),
            new TestClock());
    warehouse.migrate(List.of(TABLE));
    store = new FileExportStore(folder.resolve("exports"));
    exporter = new Exporter(store);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void wrapsTheRowsInAnEnvelopeThatNamesSlateAndVersion() {
    scores(FIRST, 2);

    exporter.publish(SCORES, context(FIRST, List.of("prices are missing")));

    assertThat(text("scores/2025-01-15"))
        .isEqualTo(
            """
            {"export":"scores","schema_version":1,"sport":"nba","slate":"2025-01-15",\
            "as_of":"2025-01-15T17:00:00Z","degraded":["prices are missing"],"rows":2,"data":[\
            {"day":"2025-01-15","player":"p0","points":0.3333},\
            {"day":"2025-01-15","player":"p1","points":1.3333}]}""");
    assertThat(text("scores/latest")).isEqualTo(text("scores/2025-01-15"));
  }

  @Test
  void sameRowsGiveTheSameBytesAndDigest() {
    scores(FIRST, 3);
    String first = exporter.publish(SCORES, context(FIRST)).digest();
    String before = text(Exporter.MANIFEST);

    assertThat(new Exporter(store).publish(SCORES, context(FIRST)).digest()).isEqualTo(first);
    assertThat(text(Exporter.MANIFEST)).isEqualTo(before).contains(first, "\"rows\":3");
  }

  @Test
  void keepsAFullFileWhenTheRowsAreGone() {
    scores(FIRST, 4);
    exporter.publish(SCORES, context(FIRST));
    String full = text("scores/2025-01-15");
    scores(FIRST, 1);

    assertThatThrownBy(() -> exporter.publish(SCORES, context(FIRST)))
        .isInstanceOfSatisfying(
            TipoffException.class,
            refused -> {
              assertThat(refused.category()).isEqualTo(FailureCategory.UPSTREAM_MISSING);
              assertThat(refused).hasMessageContaining("scores/2025-01-15 has 4 rows");
            });
    assertThat(text("scores/2025-01-15")).isEqualTo(full);
  }

  @Test
  void aCorrectedOlderSlateDoesNotTakeTheNewestOnesPlace() {
    scores(FIRST, 2);
    scores(SECOND, 2);
    exporter.publish(SCORES, context(SECOND));
    exporter.publish(SCORES, context(FIRST));

    assertThat(text("scores/latest")).isEqualTo(text("scores/2025-01-16"));
    assertThat(text("scores/2025-01-15")).contains("\"slate\":\"2025-01-15\"");
  }

  @Test
  void writesAgainAFileThatSomebodyTookAway() {
    scores(FIRST, 2);
    exporter.publish(SCORES, context(FIRST));
    String before = text("scores/2025-01-15");
    assertThat(folder.resolve("exports/scores/2025-01-15.json").toFile().delete()).isTrue();

    exporter.publish(SCORES, context(FIRST));

    assertThat(text("scores/2025-01-15")).isEqualTo(before);
  }

  private void scores(LocalDate day, int count) {
    List<Score> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Score(day, "p" + i, i + 1.0 / 3, KNOWN));
    }
    token++;
    warehouse.write(
        new SliceWrite(
            "score " + day,
            token,
            token,
            "input " + token,
            List.of(TableRows.of(TABLE, Score.class, rows))));
  }

  private String text(String path) {
    return new String(store.read(path).orElseThrow(), UTF_8);
  }

  private RunContext context(LocalDate date) {
    return context(date, List.of());
  }

  private RunContext context(LocalDate date, List<String> degraded) {
    TaskScope scope =
        new TaskScope("publish-test", new Slate("nba", date), Pass.POSTGAME, Optional.empty());
    return new RunContext(scope, Origin.REPLAY, warehouse, degraded);
  }

  private static final class TestClock implements OperationalClock {

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }
}
