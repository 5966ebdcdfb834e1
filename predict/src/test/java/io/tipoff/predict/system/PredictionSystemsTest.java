package io.tipoff.predict.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.Settings;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PredictionSystemsTest {

  /** A system that never has anything to serve with. */
  private record Idle(String id) implements PredictionSystem {

    @Override
    public List<Input> inputs() {
      return List.of();
    }

    @Override
    public List<Task> preparations() {
      return List.of();
    }

    @Override
    public Readiness at(RunContext context) {
      return new Readiness.Absent("idle");
    }
  }

  private final SystemStates states = new SystemStates(new SimpleMeterRegistry());

  private PredictionSystems systems(String configured) {
    return new PredictionSystems(
        List.of(new Idle("one"), new Idle("two")),
        Settings.of(Map.of("tipoff.predict.systems", configured)),
        states);
  }

  @Test
  @Tag("PRD-07")
  void runsOnlyTheConfiguredSystems() {
    assertThat(systems("two").tasks())
        .extracting(task -> task.declaration().name())
        .containsExactly("calibrate-lines-two", "predict-two");
    assertThat(systems("two,one,two").tasks()).hasSize(4);
  }

  @Test
  @Tag("PRD-07")
  void refusesAnUnknownSystemAndNamesTheKnownOnes() {
    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> systems("one,three"))
        .withMessageContaining("'three'")
        .satisfies(
            e -> {
              assertThat(e.category()).isEqualTo(FailureCategory.CONFIGURATION);
              assertThat(e.remedy()).contains("one, two");
            });
  }

  @Test
  void tellsHowEachSystemStands() {
    systems("one,two");

    HealthCheckResponse health = new SystemsHealth(states).call();

    assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(health.getData().orElseThrow()).containsOnlyKeys("one", "two");
  }
}
