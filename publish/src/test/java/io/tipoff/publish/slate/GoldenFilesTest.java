package io.tipoff.publish.slate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.failure.TipoffException;
import io.tipoff.publish.TestWarehouse;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.publish.export.Exporter;
import io.tipoff.publish.export.FileExportStore;
import io.tipoff.run.TaskOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every export of a small league made by hand, as the tasks publish it. After a wanted change write
 * the files anew with {@code -Dtipoff.docs=write} and read what changed.
 */
class GoldenFilesTest {

  private static final Path GOLDEN =
      Path.of(
          System.getProperty("tipoff.root"),
          "publish/src/test/resources/io/tipoff/publish/slate/golden");
  private static final ObjectMapper PRETTY =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @TempDir Path folder;
  private TestWarehouse warehouse;
  private ExportStore store;
  private PublishPredictions predictions;
  private PublishResults results;

  @BeforeEach
  void open() {
    warehouse = SmallLeague.in(folder);
    store = new FileExportStore(folder.resolve("exports"));
    restart();
  }

  private void restart() {
    Exporter exporter =
        new Exporter(
            store,
            new HaltDecisions(_ -> Optional.empty()),
            new SimpleMeterRegistry(),
            Exports.all());
    predictions = new PublishPredictions(exporter, List.of("moving-average", "gbdt"));
    results = new PublishResults(exporter);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void publishBoth() {
    results.run(warehouse.context(SmallLeague.YESTERDAY, List.of()));
    predictions.run(warehouse.context(SmallLeague.TODAY, List.of("gbdt as of noon is missing")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predictions/2025-01-15",
        "results/2025-01-14",
        "systems/performance",
        "calendar",
        "status",
        "manifest"
      })
  @Tag("PUB-04")
  void fileIsTheGoldenOne(String path) throws IOException {
    publishBoth();

    String made = PRETTY.writeValueAsString(PRETTY.readTree(text(path))) + "\n";
    Path golden = GOLDEN.resolve(path.replace('/', '-') + ".json");
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, made);
    }
    assertThat(made).isEqualTo(Files.readString(golden));
  }

  @Test
  @Tag("PUB-04")
  @Tag("PUB-07")
  void everyExportHasItsGoldenFile() {
    publishBoth();

    assertThat(Exports.all())
        .allSatisfy(
            spec ->
                assertThat(
                        Stream.of(SmallLeague.YESTERDAY, SmallLeague.TODAY)
                            .map(date -> spec.pathOf(date).replace('/', '-') + ".json")
                            .distinct()
                            .filter(name -> Files.exists(GOLDEN.resolve(name))))
                    .hasSize(1));
  }

  @Test
  void publishingAgainWritesNothing() {
    results.run(warehouse.context(SmallLeague.YESTERDAY, List.of()));
    predictions.run(warehouse.context(SmallLeague.TODAY, List.of()));
    Map<String, String> before = all();
    restart();

    TaskOutput again = results.run(warehouse.context(SmallLeague.YESTERDAY, List.of()));

    all().forEach((path, text) -> assertThat(text).as(path).isEqualTo(before.get(path)));
    assertThat(((TaskOutput.Rows) again).counts())
        .containsEntry("files.unchanged", 4L)
        .containsEntry("results.rows", 5L);
  }

  @Test
  void aSlateGradedAgainDoesNotTakeTodayOutOfCalendarAndStatus() {
    publishBoth();

    results.run(warehouse.context(SmallLeague.YESTERDAY, List.of()));

    assertThat(text("calendar")).contains("\"slate\":\"2025-01-15\"").contains("PREDICTED");
    assertThat(text("status")).contains("\"slate\":\"2025-01-15\"").contains("PREDICTED");
    assertThat(text("systems/performance")).contains("\"slate\":\"2025-01-14\"");
  }

  @Test
  void artefactsAreThoseThatTheTasksDeclare() {
    TaskOutput.Rows output =
        (TaskOutput.Rows) predictions.run(warehouse.context(SmallLeague.TODAY, List.of()));

    assertThat(output.artefacts().keySet())
        .containsExactlyInAnyOrderElementsOf(predictions.declaration().artefacts());
    assertThat(output.artefacts().get("exports.predictions").items()).isEqualTo(4);
  }

  @Test
  @Tag("PUB-07")
  void emptyPredictionsNeedTheProofThatNothingWasMissing() {
    SmallLeague.predict(warehouse, List.of());

    assertThatThrownBy(
            () -> predictions.run(warehouse.context(SmallLeague.TODAY, List.of("no gbdt"))))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("predictions/2025-01-15 would have 0 rows")
        .hasMessageContaining("no gbdt");
    assertThat(store.holds("predictions/2025-01-15")).isFalse();
    assertThat(store.holds("predictions/today")).isFalse();
    assertThat(text("status")).contains("\"lacking\":[\"predictions\"]");

    predictions.run(warehouse.context(SmallLeague.TODAY, List.of()));
    assertThat(text("predictions/today")).contains("\"rows\":0");
  }

  @Test
  void aSlateThatLostItsGamesMayLoseItsPredictions() {
    predictions.run(warehouse.context(SmallLeague.TODAY, List.of()));
    SmallLeague.predict(warehouse, List.of());

    assertThatThrownBy(() -> predictions.run(warehouse.context(SmallLeague.TODAY, List.of())))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("[g3, g4]");
    assertThat(text("predictions/2025-01-15")).contains("\"rows\":4");

    SmallLeague.games(warehouse);
    predictions.run(warehouse.context(SmallLeague.TODAY, List.of()));
    assertThat(text("predictions/2025-01-15")).contains("\"rows\":0");
  }

  private String text(String path) {
    return new String(store.read(path).orElseThrow(), UTF_8);
  }

  private Map<String, String> all() {
    try (Stream<Path> files = Files.walk(folder.resolve("exports"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.resolve("exports").relativize(file).toString())
          .map(name -> name.replace(".json", ""))
          .collect(Collectors.toMap(name -> name, this::text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
