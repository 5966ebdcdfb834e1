package io.tipoff.predict.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.archive.FileArchive;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.League;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.Settings;
import io.tipoff.predict.gbdt.Gbdts;
import io.tipoff.predict.governance.Verdict;
import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.model.ModelDecision.Action;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.system.PredictionSystems;
import io.tipoff.predict.system.SystemTasks;
import io.tipoff.run.Moment;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelOfficeTest {

  private static final int FIRST = 20;
  private static final int SECOND = 35;
  private static final int PLAYERS = 40;

  @TempDir Path folder;

  private PredictionSystems systems;
  private ModelRegistry registry;
  private ModelOffice office;
  private League league;

  private void open(String promotion) {
    PredictSettings settings =
        Settings.of(
            Map.of(
                "tipoff.predict.systems", "gbdt",
                "tipoff.predict.training.minimum-rows", "500",
                "tipoff.predict.training.promotion", promotion,
                "tipoff.predict.governance.minimum-games", "300",
                "tipoff.predict.governance.calibration", "0.15",
                "tipoff.predict.governance.bias", "0.5"));
    systems =
        SystemTasks.systems(
            List.of(Gbdts.of(settings, new FileArchive(folder.resolve("archive")))),
            settings,
            new SimpleMeterRegistry());
    league = new League(folder, Gbdts.features(), PLAYERS, systems.tasks());
    league.play(0, SECOND + 1);
    registry = new ModelRegistry(league.warehouse(), settings);
    office = new ModelOffice(league.warehouse(), systems, registry);
  }

  @AfterEach
  void close() {
    league.close();
  }

  private TaskOutput predictedOn(int day) {
    Task predicting = systems.tasks().getLast();
    return league.runAtTip(predicting, day);
  }

  private List<String> standings() {
    return registry.list(Optional.of("gbdt")).stream().map(ListedModel::standing).toList();
  }

  @Test
  void aManifestSaysAllThatAModelIsAndTrainingAgainGivesTheSameBytes() {
    open("automatic");

    List<ModelRow> once = office.train("gbdt", League.slate(FIRST));
    List<ModelRow> again = office.train("gbdt", League.slate(FIRST));

    assertThat(again).isEqualTo(once).hasSize(5);
    ModelManifest manifest = ModelManifest.of(once.getFirst());
    assertThat(manifest.library()).startsWith("lightgbm4j ");
    assertThat(manifest.parameters()).contains("seed=42").contains("deterministic=true");
    assertThat(manifest.contractDigest()).isEqualTo(League.CONTRACT);
    assertThat(manifest.firstDate()).isEqualTo(League.FIRST.toString());
    assertThat(manifest.lastDate()).isEqualTo(League.FIRST.plusDays(FIRST - 1).toString());
    assertThat(manifest.dataDigest()).hasSize(64);
    assertThat(manifest.file()).hasSize(64);
    assertThat(manifest.golden()).hasSize(5);
    assertThat(registry.find(once.getFirst().modelId().substring(0, 12)))
        .isEqualTo(once.getFirst());
  }

  @Test
  @Tag("PRD-11")
  void aModelIsJudgedAtTheNextTrainingByGamesItHasNotSeen() {
    open("automatic");
    List<ModelRow> first = office.train("gbdt", League.slate(FIRST));
    assertThat(registry.verdicts(first.getFirst().modelId())).isEmpty();

    List<ModelRow> second = office.train("gbdt", League.slate(SECOND));

    VerdictRow verdict = registry.verdicts(first.getFirst().modelId()).getFirst();
    assertThat(verdict.games()).isEqualTo((SECOND - FIRST) * (long) (PLAYERS - 1));
    assertThat(verdict.incumbentId()).isNull();
    assertThat(verdict.error()).isPositive();
    assertThat(verdict.biasLow()).isLessThan(verdict.bias());
    assertThat(verdict.biasHigh()).isGreaterThan(verdict.bias());
    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(registry.verdicts(second.getFirst().modelId())).isEmpty();
    assertThat(standings()).hasSize(10).startsWith("SUPERSEDED").endsWith("SERVING");
  }

  @Test
  void automaticallyTheLatestServesUntilItIsRetired() {
    open("automatic");
    office.train("gbdt", League.slate(FIRST));
    List<ModelRow> second = office.train("gbdt", League.slate(FIRST + 1));
    for (ModelRow model : second) {
      office.retire(model.modelId(), "it was a trial", Moment.MORNING.of(League.slate(FIRST + 3)));
    }

    assertThat(modelsOf(FIRST + 2)).containsAll(digests(second));
    assertThat(modelsOf(FIRST + 4)).doesNotContainAnyElementsOf(digests(second)).hasSize(5);
    assertThat(registry.decisions(second.getFirst().modelId()).getFirst().action())
        .isEqualTo(Action.RETIRED);
    assertThat(standings()).containsOnly("SERVING", "RETIRED");
  }

  @Test
  void explicitlyNothingServesUntilItIsPromoted() {
    open("explicit");
    List<ModelRow> models = office.train("gbdt", League.slate(FIRST));
    assertThat(standings()).containsOnly("CANDIDATE");
    assertThat(predictedOn(SECOND)).isInstanceOf(TaskOutput.NoData.class);

    for (ModelRow model : models) {
      office.promote(
          model.modelId(),
          League.slate(SECOND),
          Moment.MORNING.of(League.slate(SECOND)),
          Optional.empty());
    }

    assertThat(modelsOf(SECOND)).containsAll(digests(models));
    assertThat(predictedOn(SECOND - 1)).isInstanceOf(TaskOutput.NoData.class);
    assertThat(standings()).containsOnly("SERVING");
  }

  @Test
  @Tag("PRD-11")
  void promotesNothingThatDidNotPassUnlessSomebodySaysWhy() {
    open("explicit");
    String model = office.train("gbdt", League.slate(SECOND - 1)).getFirst().modelId();
    var from = Moment.MORNING.of(League.slate(SECOND));

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> office.promote(model, League.slate(SECOND), from, Optional.empty()))
        .withMessageContaining("INSUFFICIENT_DATA")
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.BAD_INPUT));
    assertThat(registry.decisions(model)).isEmpty();

    office.promote(model, League.slate(SECOND), from, Optional.of("there is nothing else"));
    assertThat(registry.decisions(model).getFirst().reason()).isEqualTo("there is nothing else");
    assertThat(registry.verdicts(model)).hasSize(1);
  }

  private List<String> modelsOf(int day) {
    return ((TaskOutput.Rows) predictedOn(day))
        .tables().getFirst().rows().stream().map(row -> (String) row[15]).distinct().toList();
  }

  private static List<String> digests(List<ModelRow> models) {
    return models.stream().map(ModelRow::digest).toList();
  }
}
