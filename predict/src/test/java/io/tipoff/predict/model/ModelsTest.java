package io.tipoff.predict.model;

import static io.tipoff.predict.system.PlantedPast.BEFORE;
import static io.tipoff.predict.system.PlantedPast.MORNING;
import static io.tipoff.predict.system.PlantedPast.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.model.ModelDecision.Action;
import io.tipoff.predict.system.PlantedPast;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.TableRows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which model serves at an instant. */
class ModelsTest {

  @TempDir Path folder;

  private PlantedPast past;

  @BeforeEach
  void open() {
    past = new PlantedPast(folder);
  }

  @AfterEach
  void close() {
    past.close();
  }

  private void trained(Instant asOf) {
    ModelRow row =
        new ModelRow(
            "model",
            "gbdt",
            Market.POINTS,
            asOf,
            "digest",
            "contract",
            10,
            YESTERDAY,
            YESTERDAY,
            "manifest",
            asOf);
    past.with(TableRows.of(ModelRow.TABLE, ModelRow.class, List.of(row)));
  }

  private void retired(Instant from) {
    ModelDecision row =
        ModelDecision.of("model", "gbdt", Market.POINTS, Action.RETIRED, "a trial", from);
    past.with(TableRows.of(ModelDecision.TABLE, ModelDecision.class, List.of(row)));
  }

  private boolean serves() {
    return Models.before(past.context(), "gbdt", MORNING, Promotion.AUTOMATIC).isPresent();
  }

  private boolean wasTrained() {
    return Models.lastTraining(past.context(), "gbdt", MORNING).isPresent();
  }

  @Test
  void oneTrainedBeforeServes() {
    trained(BEFORE);

    assertThat(serves()).isTrue();
    assertThat(wasTrained()).isTrue();
  }

  @Test
  void oneTrainedAtTheInstantDoesNotServe() {
    trained(MORNING);

    assertThat(serves()).isFalse();
  }

  @Test
  void aTrainingAtTheInstantIsNoneYet() {
    trained(MORNING);

    assertThat(wasTrained()).isFalse();
  }

  @Test
  void aDecisionStandsAfterItsInstantOnly() {
    trained(BEFORE.minusSeconds(1));

    retired(MORNING);
    assertThat(serves()).isTrue();

    retired(BEFORE);
    assertThat(serves()).isFalse();
  }
}
