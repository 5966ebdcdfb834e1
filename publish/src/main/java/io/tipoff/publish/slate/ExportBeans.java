package io.tipoff.publish.slate;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.ledger.HaltLedger;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.publish.export.CountedExportStore;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.publish.export.Exporter;
import io.tipoff.publish.export.FileExportStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The store that the configuration names, and the engine over it. */
final class ExportBeans {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Produces
  @Singleton
  ExportStore store(ExportsConfig config, StoreErrors errors) {
    return new CountedExportStore(new FileExportStore(config.path()), errors);
  }

  @Produces
  @Singleton
  Exporter exporter(ExportStore store, HaltLedger halts, MeterRegistry meters) {
    return new Exporter(
        store,
        new HaltDecisions(slate -> halts.of(slate).await().atMost(PATIENCE)),
        meters,
        Exports.all());
  }
}
