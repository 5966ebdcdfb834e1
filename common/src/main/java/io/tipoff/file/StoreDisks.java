package io.tipoff.file;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The disks under the folders in which this process keeps something. */
@Singleton
public final class StoreDisks {

  private final Map<String, Path> folders = new LinkedHashMap<>();

  StoreDisks(
      @ConfigProperty(name = "tipoff.data") Optional<Path> data,
      @ConfigProperty(name = "tipoff.warehouse.path") Optional<Path> warehouse,
      @ConfigProperty(name = "tipoff.archive.path") Optional<Path> archive,
      @ConfigProperty(name = "tipoff.exports.path") Optional<Path> exports) {
    data.ifPresent(path -> folders.put("data", path));
    warehouse.ifPresent(path -> folders.put("warehouse", path));
    archive.ifPresent(path -> folders.put("archive", path));
    exports.ifPresent(path -> folders.put("exports", path));
  }

  /**
   * As they are now, by what is kept there.
   *
   * @throws UncheckedIOException if the system does not tell
   */
  public Map<String, Disk> now() {
    Map<String, Disk> disks = new LinkedHashMap<>();
    folders.forEach((store, folder) -> disks.put(store, Disk.under(folder)));
    return disks;
  }

  void register(@Observes StartupEvent event, MeterRegistry meters) {
    for (String store : folders.keySet()) {
      gauge(
          meters, store, "tipoff.disk.free.bytes", "Bytes left on the disk of a store", Disk::free);
      gauge(
          meters,
          store,
          "tipoff.disk.free.share",
          "Share of the disk of a store that is left, 0 to 1",
          Disk::share);
    }
  }

  /** As of the scrape; no number if the system does not tell. */
  private void gauge(
      MeterRegistry meters,
      String store,
      String name,
      String meaning,
      ToDoubleFunction<Disk> value) {
    Path folder = folders.get(store);
    Gauge.builder(name, () -> value.applyAsDouble(Disk.under(folder)))
        .description(meaning)
        .tag("store", store)
        .register(meters);
  }
}
