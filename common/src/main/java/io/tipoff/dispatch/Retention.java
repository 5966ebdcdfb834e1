package io.tipoff.dispatch;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.RetentionLedger;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Lets go once a day of what is older than it has to be kept, in a process that acts. */
@Singleton
final class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final RetentionConfig kept;
  private final KernelConfig kernel;
  private final RetentionLedger ledger;

  Retention(RetentionConfig kept, KernelConfig kernel, RetentionLedger ledger) {
    this.kept = kept;
    this.kernel = kernel;
    this.ledger = ledger;
  }

  /** Refuses a start with what would forget too soon. */
  void check(@Observes StartupEvent event) {
    refuseTooShort("dead-letters", kept.deadLetters());
    refuseTooShort("notices", kept.notices());
    refuseTooShort("run-details", kept.runDetails());
  }

  private static void refuseTooShort(String name, Optional<Duration> kept) {
    if (kept.filter(time -> time.toDays() < RetentionConfig.FEWEST_DAYS).isPresent()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "tipoff.retention." + name + " is " + kept.get(),
          "Keep it for " + RetentionConfig.FEWEST_DAYS + "d at least, or leave the setting out.");
    }
  }

  @Scheduled(
      every = "24h",
      identity = "tipoff-retention",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> letGo() {
    if (!kernel.acts()) {
      return Uni.createFrom().voidItem();
    }
    return letGo("dead letters", kept.deadLetters(), ledger::forgetLetters)
        .chain(() -> letGo("notices", kept.notices(), ledger::forgetNotices))
        .chain(() -> letGo("details of runs", kept.runDetails(), ledger::forgetRunDetails))
        .ifNoItem()
        .after(LIMIT)
        .fail();
  }

  private static Uni<Void> letGo(
      String what, Optional<Duration> kept, Function<Duration, Uni<Integer>> forget) {
    if (kept.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return forget
        .apply(kept.get())
        .invoke(
            gone -> LOG.infof("Let go of %d %s that were older than %s", gone, what, kept.get()))
        .replaceWithVoid();
  }
}
