package io.tipoff.predict.ensemble;

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

/** Grades that weights are learnt from, with the leaks planted that each guard keeps out. */
class GradedTest {

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
    return !Graded.all(past.context(), MORNING).isEmpty();
  }

  @Test
  void seesAGradeOfAnEarlierDate() {
    past.graded(YESTERDAY, BEFORE);

    assertThat(learnt()).isTrue();
  }

  @Test
  @Tag("T-50")
  void seesNoneOfItsOwnDate() {
    past.graded(TODAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoneKnownAtItsInstant() {
    past.graded(YESTERDAY, MORNING);

    assertThat(learnt()).isFalse();
  }
}
