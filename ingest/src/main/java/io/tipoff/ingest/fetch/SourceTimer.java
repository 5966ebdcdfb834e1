package io.tipoff.ingest.fetch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tipoff.dispatch.KernelConfig;
import io.tipoff.ledger.SourceLedger;
import io.tipoff.log.LogMarks;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Fetches what is due, of every configured source, in a process that acts. The ledger says what is
 * due, so that of several replicas one asks, and a restart asks no sooner.
 */
@Singleton
public final class SourceTimer {

  private static final Logger LOG = Logger.getLogger(SourceTimer.class);

  /** After which a look is given up, so that the next one may begin. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** For how long a turn is taken: whoever died with it is succeeded after that. */
  private static final Duration TURN = Duration.ofMinutes(10);

  private final Fetching fetching;
  private final SourceLedger ledger;
  private final SourceStates states;
  private final SlateClock clock;
  private final KernelConfig kernel;
  private final Set<SourceKind> inHand = ConcurrentHashMap.newKeySet();

  SourceTimer(
      Fetching fetching,
      SourceLedger ledger,
      SourceStates states,
      SlateClock clock,
      KernelConfig kernel) {
    this.fetching = fetching;
    this.ledger = ledger;
    this.states = states;
    this.clock = clock;
    this.kernel = kernel;
  }

  /** Begins to fetch what is due, and reads how all kinds stand. */
  @Scheduled(
      every = "${tipoff.fetch.look}",
      identity = "tipoff-fetch",
      concurrentExecution = ConcurrentExecution.SKIP)
  public Uni<Void> look() {
    if (fetching.kinds().isEmpty() || !kernel.ledger()) {
      return Uni.createFrom().voidItem();
    }
    return due().chain(states::read).ifNoItem().after(LIMIT).fail();
  }

  /** Begins what is due, and does not wait for it. */
  private Uni<Void> due() {
    if (!kernel.acts() || clock.isReplaying()) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(fetching.kinds())
        .filter(kind -> !inHand.contains(kind))
        .onItem()
        .transformToUniAndConcatenate(
            kind ->
                ledger
                    .take(kind.source(), kind.name(), TURN)
                    .invoke(
                        ours -> {
                          if (ours) {
                            begin(kind);
                          }
                        }))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private void begin(SourceKind kind) {
    inHand.add(kind);
    fetching
        .fetch(kind, Optional.empty())
        .onTermination()
        .invoke(() -> inHand.remove(kind))
        .subscribe()
        .with(
            fetched -> {},
            failure ->
                LogMarks.of(kind.source() + "/" + kind.name())
                    .error(LOG, failure, "%s %s could not be fetched", kind.source(), kind.name()));
  }
}
