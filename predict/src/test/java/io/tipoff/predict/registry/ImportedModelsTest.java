package io.tipoff.predict.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.archive.FileArchive;
import io.tipoff.digest.Digests;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.League;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.Settings;
import io.tipoff.predict.catboost.CatBoosts;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.system.PredictionSystems;
import io.tipoff.predict.system.SystemTasks;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in CatBoost's own file format, served by its own library. */
class ImportedModelsTest {

  private static final List<String> FEATURES = List.of("points_last10", "minutes_last10");
  private static final int DAYS = 30;
  private static final int TRAINED_UNTIL = 5;
  private static final byte[] FILE = CatBoosts.split(FEATURES, 10, 4.5, 17.25);

  @TempDir Path folder;

  private League league;
  private ModelOffice office;
  private ModelRegistry registry;
  private Task checking;
  private Task predicting;

  @BeforeEach
  void open() {
    PredictSettings settings =
        Settings.of(
            Map.of(
                "tipoff.predict.systems", "catboost",
                "tipoff.predict.training.minimum-rows", "500"));
    PredictionSystems systems =
        SystemTasks.systems(
            List.of(CatBoosts.of(settings, new FileArchive(folder.resolve("archive")))),
            settings,
            new SimpleMeterRegistry());
    league = new League(folder, FEATURES, 40, systems.tasks());
    league.play(0, DAYS);
    league.announce(DAYS, League.CONTRACT);
    registry = new ModelRegistry(league.warehouse(), settings);
    office = new ModelOffice(league.warehouse(), systems, registry);
    checking = systems.tasks().getFirst();
    predicting = systems.tasks().getLast();
  }

  @AfterEach
  void close() {
    league.close();
  }

  private static ObjectNode manifest() {
    ObjectNode manifest = JsonMapper.builder().build().createObjectNode();
    manifest.put("system", "catboost");
    manifest.put("market", "POINTS");
    manifest.put("library", "catboost 1.2.7");
    manifest.put("parameters", "one split");
    FEATURES.forEach(manifest.withArray("features")::add);
    manifest.withArray("missing").add(0.02).add(0.02);
    manifest.put("contractDigest", League.CONTRACT);
    manifest.put("rows", 200);
    manifest.put("firstDate", League.FIRST.toString());
    manifest.put("lastDate", League.FIRST.plusDays(TRAINED_UNTIL).toString());
    manifest.put("dataDigest", Digests.sha256("elsewhere"));
    manifest.put("file", Digests.sha256(FILE));
    manifest.withArray("golden").add(golden(4f, 4.5)).add(golden(12f, 17.25));
    return manifest;
  }

  private static ObjectNode golden(float points, double centre) {
    ObjectNode vector = JsonMapper.builder().build().createObjectNode();
    vector.withArray("values").add(points).add(30f);
    return vector.put("centre", centre);
  }

  private ModelRow take(ObjectNode manifest) {
    return office.take(FILE, manifest.toString(), League.slate(DAYS));
  }

  @Test
  void isAbsentUntilAModelIsImported() {
    TaskOutput.NoData none = (TaskOutput.NoData) league.runAtTip(predicting, DAYS);
    assertThat(none.proof()).contains("catboost has no model", "tipoff models import");
    assertThat(((TaskOutput.NoData) league.runOn(checking, DAYS)).proof()).contains("no model");
  }

  @Test
  void servesAnImportedModelCalibratedOnGamesAfterItsTraining() {
    ModelRow taken = take(manifest());

    ModelManifest manifest = ModelManifest.of(taken);
    assertThat(manifest.calibration().pairs()).isPositive();
    assertThat(manifest.calibratedOn())
        .contains(League.FIRST.plusDays(TRAINED_UNTIL + 1).toString());
    TaskOutput.Rows predicted = (TaskOutput.Rows) league.runAtTip(predicting, DAYS);
    List<Object[]> rows = predicted.tables().getFirst().rows();
    assertThat(rows).hasSize(38).allMatch(row -> row[5].equals("POINTS"));
    assertThat(rows.stream().map(row -> row[12]).distinct()).hasSize(2);
    assertThat(((TaskOutput.NoData) league.runOn(checking, DAYS)).proof()).contains("POINTS");
    assertThat(registry.list(Optional.of("catboost"))).hasSize(1);
  }

  @Test
  void refusesAFileThatIsNotTheOneOfItsManifest() {
    assertThatThrownBy(() -> take(manifest().put("file", Digests.sha256("another"))))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("does not have the digest");
  }

  @Test
  void refusesAModelThatComputesAnythingElseThanItsGoldenVectors() {
    ObjectNode wrong = manifest();
    wrong.withArray("golden").add(golden(11f, 17.5));

    assertThatThrownBy(() -> take(wrong))
        .hasMessageContaining("it gives 17.25")
        .hasMessageContaining("17.5");
    ObjectNode none = manifest();
    none.withArray("golden").removeAll();
    assertThatThrownBy(() -> take(none)).hasMessageContaining("no golden vectors");
  }

  @Test
  void refusesFeaturesInAnotherOrder() {
    ObjectNode turned = manifest();
    turned.withArray("features").removeAll().add(FEATURES.get(1)).add(FEATURES.get(0));

    assertThatThrownBy(() -> take(turned)).hasMessageContaining("its manifest says");
  }

  @Test
  void refusesWhatIsNoModelFile() {
    byte[] noise = "CBM1 and nothing else".getBytes(StandardCharsets.UTF_8);
    String text = manifest().put("file", Digests.sha256(noise)).toString();

    assertThatThrownBy(() -> office.take(noise, text, League.slate(DAYS)))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("CatBoost could not load a model");
  }

  @Test
  void refusesAnotherFeatureContract() {
    assertThatThrownBy(() -> take(manifest().put("contractDigest", Digests.sha256("old"))))
        .hasMessageContaining("it was trained on feature contract");
  }

  @Test
  void refusesAModelThatLearnedFromTheGamesItWouldBeCalibratedOn() {
    assertThatThrownBy(
            () -> take(manifest().put("lastDate", League.FIRST.plusDays(DAYS - 2).toString())))
        .hasMessageContaining("games here follow its training");
  }

  @Test
  void servesNothingOnceItsFileIsGoneAndNothingTakesItsPlace() throws IOException {
    take(manifest());
    try (Stream<Path> files = Files.walk(folder.resolve("archive"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    assertThatThrownBy(() -> league.runOn(checking, DAYS))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("is not in the archive");
    assertThatThrownBy(() -> league.runAtTip(predicting, DAYS)).isInstanceOf(TipoffException.class);
  }

  @Test
  void isPromotedOnlyIfItPassesOrForAReason() {
    ModelRow taken = take(manifest());
    Instant from = League.tip(DAYS);

    assertThatThrownBy(
            () -> office.promote(taken.modelId(), League.slate(DAYS), from, Optional.empty()))
        .hasMessageContaining("is not promoted");
    assertThat(
            office
                .promote(taken.modelId(), League.slate(DAYS), from, Optional.of("on trial"))
                .decision()
                .reason())
        .isEqualTo("on trial");
    office.retire(taken.modelId(), "it misses", from);
    assertThat(league.runAtTip(predicting, DAYS)).isInstanceOf(TaskOutput.Rows.class);
  }
}
