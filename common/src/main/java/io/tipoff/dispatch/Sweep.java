package io.tipoff.dispatch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.messaging.LeftToSweep;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * The timer that makes events a matter of latency only: ends runs whose lease has expired, whoever
 * held it, and looks at every slate that may have something due.
 */
@Singleton
final class Sweep {

  /** After which a sweep is given up, so that the next one may begin. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Kernel kernel;
  private final RunLedger runs;
  private final SlateLedger slates;
  private final LeftToSweep left;

  Sweep(Kernel kernel, SlateLedger slates, LeftToSweep left) {
    this.kernel = kernel;
    this.left = left;
    this.runs = kernel.parts().runs();
    this.slates = slates;
  }

  @Scheduled(
      every = "${tipoff.kernel.sweep}",
      identity = "tipoff-sweep",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    LocalDate today = LeagueTime.dateOf(kernel.parts().clock().now());
    LocalDate from = today.minusDays(kernel.parts().config().watchDays());
    left.take().keySet().forEach(kernel.dispatcher()::signal);
    return runs.abandonExpired(KernelNotices.abandoned().flatMap(kernel.parts().notices()::wanted))
        .invoke(this::signal)
        .chain(this::marked)
        .invoke(this::signal)
        .chain(() -> slates.announced(from, today.plusDays(1)))
        .invoke(this::signal)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .replaceWithVoid();
  }

  /** Marks are for a process that can act on them. */
  private Uni<List<Slate>> marked() {
    return kernel.parts().config().acts() ? slates.takeMarks() : Uni.createFrom().item(List.of());
  }

  private void signal(List<Slate> due) {
    due.forEach(kernel.dispatcher()::signal);
  }
}
