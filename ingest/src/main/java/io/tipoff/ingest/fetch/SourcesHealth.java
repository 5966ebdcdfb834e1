package io.tipoff.ingest.fetch;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how each source stands. It is ready all the same: what was received is served. */
@Readiness
@Singleton
final class SourcesHealth implements HealthCheck {

  private final SourceStates states;

  SourcesHealth(SourceStates states) {
    this.states = states;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("sources");
    states.lastRead().forEach(state -> response.withData(state.name(), said(state)));
    return response.up().build();
  }

  private static String said(SourceStates.KindState state) {
    if (state.standing().isEmpty()) {
      return "NOT_ASKED";
    }
    return state
        .failingSince()
        .map(
            since ->
                "FAILING since "
                    + since
                    + ": "
                    + state.standing().orElseThrow().detail()
                    + (state.open() ? " (left alone)" : ""))
        .orElse("ANSWERS");
  }
}
