package io.tipoff.publish.slate;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.publish.export.Exporter;
import io.tipoff.publish.export.FileExportStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The store that the configuration names, and the engine over it. */
final class ExportBeans {

  @Produces
  @Singleton
  ExportStore store(ExportsConfig config) {
    return new FileExportStore(config.path());
  }

  @Produces
  @Singleton
  Exporter exporter(ExportStore store, MeterRegistry meters) {
    return new Exporter(store, meters);
  }
}
