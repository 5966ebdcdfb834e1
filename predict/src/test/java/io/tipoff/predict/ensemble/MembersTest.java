package io.tipoff.predict.ensemble;

import static io.tipoff.predict.system.PlantedPast.BEFORE;
import static io.tipoff.predict.system.PlantedPast.MORNING;
import static io.tipoff.predict.system.PlantedPast.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.system.PlantedPast;
import io.tipoff.slate.Origin;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ensemble reads of its members. */
class MembersTest {

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

  private Set<String> systems() {
    return Members.of(past.context()).systems();
  }

  @Test
  void areThoseOfTheRevisionAndOfNoOther() {
    past.predicted("gbdt", TODAY, MORNING);
    assertThat(systems()).containsExactly("gbdt");

    past.predicted("gbdt", TODAY, MORNING.plusSeconds(1));
    assertThat(systems()).isEmpty();

    past.predicted("gbdt", TODAY, BEFORE);
    assertThat(systems()).isEmpty();
  }

  @Test
  void areThoseOfTheSameOrigin() {
    past.predicted("gbdt", TODAY, MORNING, Origin.LIVE);

    assertThat(systems()).isEmpty();
  }
}
