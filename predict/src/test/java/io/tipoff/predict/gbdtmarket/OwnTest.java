package io.tipoff.predict.gbdtmarket;

import static io.tipoff.predict.system.PlantedPast.BEFORE;
import static io.tipoff.predict.system.PlantedPast.MORNING;
import static io.tipoff.predict.system.PlantedPast.TODAY;
import static io.tipoff.predict.system.PlantedPast.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.League;
import io.tipoff.predict.system.PlantedPast;
import io.tipoff.slate.Origin;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributions that the market moves, with the leaks planted that each guard keeps out. */
class OwnTest {

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
    return !Own.past(past.context(), League.tip(0), MORNING).isEmpty();
  }

  @Test
  void seesADistributionOfAnEarlierDate() {
    past.predicted(GbdtMarket.MOVED, YESTERDAY, BEFORE);

    assertThat(learnt()).isTrue();
  }

  @Test
  @Tag("T-50")
  void seesNoneOfItsOwnDate() {
    past.predicted(GbdtMarket.MOVED, TODAY, BEFORE);

    assertThat(learnt()).isFalse();
  }

  @Test
  @Tag("T-50")
  void seesNoneKnownAtItsInstant() {
    past.predicted(GbdtMarket.MOVED, YESTERDAY, MORNING);

    assertThat(learnt()).isFalse();
  }

  @Test
  void ofARevisionAreThoseOfNoOther() {
    past.predicted(GbdtMarket.MOVED, TODAY, MORNING);
    assertThat(Own.of(past.context()).isEmpty()).isFalse();

    past.predicted(GbdtMarket.MOVED, TODAY, MORNING.plusSeconds(1));
    assertThat(Own.of(past.context()).isEmpty()).isTrue();

    past.predicted(GbdtMarket.MOVED, TODAY, BEFORE);
    assertThat(Own.of(past.context()).isEmpty()).isTrue();
  }

  @Test
  void ofARevisionAreThoseOfItsOrigin() {
    past.predicted(GbdtMarket.MOVED, TODAY, MORNING, Origin.LIVE);

    assertThat(Own.of(past.context()).isEmpty()).isTrue();
  }
}
