package io.tipoff.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Calls that a store did not serve, as {@code tipoff_store_errors_total{store}}. */
@Singleton
public final class StoreErrors {

  /** The stores that the process works with. */
  public enum Store {
    MESSAGES,
    LEDGER,
    WAREHOUSE,
    ARCHIVE,
    EXPORTS
  }

  private final Map<Store, Counter> counters = new EnumMap<>(Store.class);

  /** Shows every store from the start, at zero: a rate needs a first value. */
  public StoreErrors(MeterRegistry meters) {
    for (Store store : Store.values()) {
      counters.put(
          store,
          Counter.builder("tipoff.store.errors")
              .description("Calls that the store did not serve")
              .tag("store", store.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  /** Counts one call. */
  public void count(Store store) {
    counters.get(store).increment();
  }
}
