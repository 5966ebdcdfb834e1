package io.tipoff.predict.line;

import static io.tipoff.predict.system.PlantedPast.BEFORE;
import static io.tipoff.predict.system.PlantedPast.MORNING;
import static io.tipoff.predict.system.PlantedPast.TODAY;
import static io.tipoff.predict.system.PlantedPast.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.system.PlantedPast;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What line calibrations learn from, with the leaks planted that each of its guards keeps out. */
class PastLinesTest {

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

  private boolean learnt() {
    return !PastLines.before(past.context(), "gbdt", MORNING).isEmpty();
  }

  @Test
  void seesAPredictionOfAnEarlierDateWithWhatFollowed() {
    past.predicted("gbdt", YESTERDAY, BEFORE).followed(YESTERDAY, BEFORE);

    assertThat(learnt()).isTrue();
  }

  @Test
  @Tag("T-50")
  void seesNoPredictionOfItsOwnDate() {
    past.predicted("gbdt", TODAY, BEFORE).followed(YESTERDAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoOutcomeOfItsOwnDate() {
    past.predicted("gbdt", YESTERDAY, BEFORE).followed(TODAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoPredictionKnownAtItsInstant() {
    past.predicted("gbdt", YESTERDAY, MORNING).followed(YESTERDAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoOutcomeKnownAtItsInstant() {
    past.predicted("gbdt", YESTERDAY, BEFORE).followed(YESTERDAY, MORNING);

    assertThat(learnt()).isFalse();
  }
}
