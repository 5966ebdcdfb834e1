package io.tipoff.file;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells what is left on the disks of the stores. It is ready all the same: what is there is served.
 */
@Readiness
@Singleton
final class DisksHealth implements HealthCheck {

  private final StoreDisks disks;

  DisksHealth(StoreDisks disks) {
    this.disks = disks;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("disks");
    disks
        .now()
        .forEach(
            (store, disk) ->
                response.withData(
                    store, (disk.isNearlyFull() ? "NEARLY FULL: " : "") + disk.told()));
    return response.up().build();
  }
}
