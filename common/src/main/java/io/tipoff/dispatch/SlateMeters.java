package io.tipoff.dispatch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Gauges of the slates that the sweep watches: how many there are, and what of them is late. Read
 * by a process that acts; one that only reads or replays shows zeros.
 */
@Singleton
final class SlateMeters {

  /** After which looking is given up until the timer's next turn. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Kernel kernel;
  private final SlateLedger slates;
  private volatile int watched;
  private volatile ExpectedOutputs outputs = ExpectedOutputs.none();

  SlateMeters(Kernel kernel, SlateLedger slates) {
    this.kernel = kernel;
    this.slates = slates;
  }

  void register(@Observes StartupEvent event, MeterRegistry meters) {
    Gauge.builder("tipoff.slates.watched", () -> watched)
        .description("Slates that the sweep looks at: the latest, and marked ones")
        .register(meters);
    Gates gates = kernel.dispatcher().gates();
    FunctionCounter.builder("tipoff.looks", gates, Gates::looks)
        .description("Looks at slates, each of which decides what is due")
        .register(meters);
    for (Phase phase : kernel.parts().catalog().phases()) {
      Gauge.builder(
              "tipoff.expected.outputs.overdue", () -> outputs.overdue().getOrDefault(phase, 0L))
          .description("Outputs of watched slates that are not there after their deadline")
          .tag("phase", phase.id())
          .register(meters);
      Gauge.builder(
              "tipoff.expected.outputs.due.soon", () -> outputs.dueSoon().getOrDefault(phase, 0L))
          .description("Outputs not there when 80 % of the time up to their deadline has passed")
          .tag("phase", phase.id())
          .register(meters);
      Gauge.builder(
              "tipoff.gate.blocked.seconds",
              gates,
              seen -> seen.longestBlocked(phase).toMillis() / 1e3)
          .description("For how long the phase's longest blocked gate has been blocked")
          .tag("phase", phase.id())
          .register(meters);
    }
  }

  @Scheduled(
      every = "${tipoff.kernel.sweep}",
      identity = "tipoff-expected-outputs",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> read() {
    if (!kernel.parts().config().acts()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = kernel.parts().clock().now();
    return slates
        .watched(kernel.parts().watchedFrom(), kernel.parts().watchedTo())
        .flatMap(this::looks)
        .invoke(
            looks -> {
              watched = looks.size();
              outputs = ExpectedOutputs.of(looks, kernel.parts().catalog(), now);
            })
        .chain(
            () -> kernel.parts().notices().holding("deadlines", KernelNotices.late(outputs.late())))
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .replaceWithVoid();
  }

  private Uni<List<Look>> looks(List<Slate> announced) {
    return Multi.createFrom()
        .iterable(announced)
        .onItem()
        .transformToUniAndConcatenate(kernel.dispatcher()::look)
        .collect()
        .asList();
  }
}
