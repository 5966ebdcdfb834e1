package io.tipoff.predict.system;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how each prediction system stands. Not ready only if every system was refused: one that is
 * absent or refused does not keep the others from serving.
 */
@Readiness
@Singleton
final class SystemsHealth implements HealthCheck {

  private final SystemStates states;

  SystemsHealth(SystemStates states) {
    this.states = states;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("prediction-systems");
    var all = states.states();
    all.forEach(
        (system, state) ->
            response.withData(
                system,
                state.reason().isEmpty()
                    ? state.standing().name()
                    : state.standing() + ": " + state.reason()));
    boolean refused =
        !all.isEmpty()
            && all.values().stream()
                .allMatch(state -> state.standing() == SystemStates.Standing.REFUSED);
    return response.status(!refused).build();
  }
}
