package io.tipoff.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.publish.TestWarehouse;
import io.tipoff.run.TaskOutput;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
      @Meaning(value = "how much", unit = Unit.ITEMS) double points,
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
          ExportRows.of(
                  new Sql("scores", "SELECT * FROM test.score WHERE day = ? ORDER BY player"),
                  date -> List.of(date),
                  Score.class,
                  "day",
                  "player")
              .countedBy(score -> score.points() < 1 ? "few" : "many"),
          new EmptyPolicy.KeepFuller<>(
              new EmptyPolicy.Expectation<>(
                  new Sql("expected", "SELECT 'p3' AS item WHERE ? IS NOT NULL"),
                  date -> List.of(date),
                  Score::player)),
          Duration.ofMinutes(1),
          1);

  @TempDir Path folder;
  private TestWarehouse warehouse;
  private ExportStore store;
  private SimpleMeterRegistry meters;
  private Exporter exporter;

  @BeforeEach
  void open() {
    warehouse = new TestWarehouse(folder, TABLE);
    store = new FileExportStore(folder.resolve("exports"));
    meters = new SimpleMeterRegistry();
    exporter = exporter(SCORES);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private Exporter exporter(ExportSpec<?, ?>... declared) {
    return new Exporter(
        store, (run, slate, degraded) -> PublishingHalt.NONE, meters, List.of(declared));
  }

  private static ExportSpec<Score, Score> named(String id, String path, String alias) {
    return new ExportSpec<>(
        id,
        path,
        Optional.of(alias),
        SCORES.meaning(),
        SCORES.rows(),
        SCORES.empty(),
        SCORES.maxAge(),
        1);
  }

  @Test
  @Tag("PUB-03")
  void refusesTwoExportsOfOneNameOrPathAtTheStart() {
    assertRefused(named("scores", "points/{date}", "points/latest"), "the name scores");
    assertRefused(named("points", "scores/{date}", "points/latest"), "scores/{date}");
    assertRefused(named("points", "points/{date}", "scores/latest"), "scores/latest");
    assertRefused(named("points", "scores/latest", "points/latest"), "scores/latest");
    assertRefused(named("points", "manifest", "points/latest"), "manifest");
    assertThat(exporter(SCORES, named("points", "points/{date}", "points/latest"))).isNotNull();
  }

  private void assertRefused(ExportSpec<Score, Score> other, String both) {
    assertThatThrownBy(() -> exporter(SCORES, other))
        .isInstanceOfSatisfying(
            TipoffException.class,
            refused -> assertThat(refused.category()).isEqualTo(FailureCategory.CONTRACT))
        .hasMessageContaining("export " + other.id() + " and ")
        .hasMessageEndingWith("both have " + both);
  }

  @Test
  @Tag("PUB-01")
  @Tag("PUB-02")
  void wrapsTheRowsInAnEnvelopeThatNamesSlateAndVersion() {
    scores(FIRST, 2);

    publish(FIRST, "prices are missing");

    assertThat(text("scores/2025-01-15"))
        .isEqualTo(
            """
            {"export":"scores","schema_version":1,"sport":"nba","slate":"2025-01-15",\
            "as_of":"2025-01-15T17:00:00Z","degraded":["prices are missing"],\
            "halted":false,"halt_reason":"NONE","rows":2,\
            "counts":{"few":1,"many":1},"data":[\
            {"day":"2025-01-15","player":"p0","points":0.3333},\
            {"day":"2025-01-15","player":"p1","points":1.3333}]}""");
    assertThat(text("scores/latest")).isEqualTo(text("scores/2025-01-15"));
  }

  @Test
  void sameRowsGiveTheSameBytesAndDigest() {
    scores(FIRST, 3);
    String first = publish(FIRST).artefacts().get("exports.scores").digest();
    String before = text(Exporter.MANIFEST);

    exporter = exporter(SCORES);

    assertThat(publish(FIRST).artefacts().get("exports.scores").digest()).isEqualTo(first);
    assertThat(text(Exporter.MANIFEST)).isEqualTo(before).contains(first, "\"rows\":3");
  }

  @Test
  @Tag("PUB-05")
  void keepsAFullFileWhenTheRowsAreGone() {
    scores(FIRST, 4);
    publish(FIRST);
    String full = text("scores/2025-01-15");
    scores(FIRST, 1);

    assertThatThrownBy(() -> publish(FIRST))
        .isInstanceOfSatisfying(
            TipoffException.class,
            refused -> {
              assertThat(refused.category()).isEqualTo(FailureCategory.UPSTREAM_MISSING);
              assertThat(refused)
                  .hasMessageContaining("scores/2025-01-15 would have 1 rows instead of 4")
                  .hasMessageContaining("[p3]");
            });
    assertThat(text("scores/2025-01-15")).isEqualTo(full);
  }

  @Test
  void aCorrectedOlderSlateDoesNotTakeTheNewestOnesPlace() {
    scores(FIRST, 2);
    scores(SECOND, 2);
    publish(SECOND);
    publish(FIRST);

    assertThat(text("scores/latest")).isEqualTo(text("scores/2025-01-16"));
    assertThat(text("scores/2025-01-15")).contains("\"slate\":\"2025-01-15\"");
  }

  @Test
  void writesAgainAFileThatSomebodyTookAway() {
    scores(FIRST, 2);
    publish(FIRST);
    String before = text("scores/2025-01-15");
    assertThat(folder.resolve("exports/scores/2025-01-15.json").toFile().delete()).isTrue();

    publish(FIRST);

    assertThat(text("scores/2025-01-15")).isEqualTo(before);
  }

  @Test
  void listsWhatIsThereWhenSomebodyTookTheManifestAway() {
    scores(FIRST, 2);
    scores(SECOND, 2);
    publish(FIRST);
    publish(SECOND);
    String before = text(Exporter.MANIFEST);
    takeAway("manifest");

    publish(FIRST);

    assertThat(text(Exporter.MANIFEST)).isEqualTo(before);
  }

  @Test
  void knowsNoNewerSlateWhenSomebodyTookAllAway() {
    scores(FIRST, 2);
    scores(SECOND, 2);
    publish(FIRST);
    String before = text(Exporter.MANIFEST);
    publish(SECOND);
    List.of("scores/2025-01-15", "scores/2025-01-16", "scores/latest", "manifest")
        .forEach(this::takeAway);

    publish(FIRST);

    assertThat(text(Exporter.MANIFEST)).isEqualTo(before);
    assertThat(text("scores/latest")).isEqualTo(text("scores/2025-01-15"));
  }

  private void takeAway(String path) {
    assertThat(folder.resolve("exports/" + path + ".json").toFile().delete()).isTrue();
  }

  @Test
  void keepsAFullFileWhileSomethingIsMissing() {
    scores(FIRST, 4);
    publish(FIRST);
    scores(FIRST, 3);

    assertThatThrownBy(() -> publish(FIRST, "prices are missing"))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("3 rows instead of 4")
        .hasMessageContaining("prices are missing");
    assertThat(meters.get("tipoff.exports").tag("outcome", "refused").counter().count())
        .isEqualTo(1);
    publish(FIRST);
    assertThat(text("scores/2025-01-15")).contains("\"rows\":3");
  }

  @Test
  @Tag("PUB-02")
  void mendsAFileThatIsNotWhatTheManifestSays() {
    scores(FIRST, 2);
    publish(FIRST);
    String before = text("scores/2025-01-15");
    store.replace("scores/2025-01-15", new byte[] {'x'});

    publish(FIRST);

    assertThat(text("scores/2025-01-15")).isEqualTo(before);
  }

  @Test
  @Tag("PUB-05")
  @Tag("PUB-06")
  void aFileThatCouldNotBeWrittenIsWrittenNextTime() throws IOException {
    scores(FIRST, 2);
    Path inTheWay = Files.writeString(folder.resolve("exports"), "a file");

    assertThatThrownBy(() -> publish(FIRST)).isInstanceOf(TipoffException.class);
    Files.delete(inTheWay);
    publish(FIRST);

    assertThat(text("scores/latest")).contains("\"rows\":2");
    assertThat(text(Exporter.MANIFEST)).contains("scores/latest");
  }

  @Test
  @Tag("PUB-02")
  @Tag("PUB-06")
  void namesRowAndFieldThatAreNotAsDeclared() {
    warehouse.put(
        "score",
        TABLE,
        Score.class,
        List.of(new Score(FIRST, "p0", 1, KNOWN), new Score(FIRST, "p1", -1, KNOWN)));

    assertThatThrownBy(() -> publish(FIRST))
        .isInstanceOfSatisfying(
            TipoffException.class,
            refused -> assertThat(refused.category()).isEqualTo(FailureCategory.CONTRACT))
        .hasMessageContaining("export scores, row 2: points is -1.0, not items")
        .hasMessageContaining("player=p1");
    assertThat(store.holds("scores/2025-01-15")).isFalse();
  }

  private TaskOutput.Rows publish(LocalDate date, String... degraded) {
    return exporter.publish(warehouse.context(date, List.of(degraded)), List.of(SCORES));
  }

  private void scores(LocalDate day, int count) {
    List<Score> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Score(day, "p" + i, i + 1.0 / 3, KNOWN));
    }
    warehouse.put("score " + day, TABLE, Score.class, rows);
  }

  private String text(String path) {
    return new String(store.read(path).orElseThrow(), UTF_8);
  }
}
