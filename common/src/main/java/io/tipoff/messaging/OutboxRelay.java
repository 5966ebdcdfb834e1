package io.tipoff.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Tells what the outbox holds. A message leaves the outbox only after the broker has acknowledged
 * it, so each is told at least once; while the broker is away they stay, and sending is tried again
 * with backoff. Messages of one slate are told in their order ({@link OutboxLane}). One turn at a
 * time, over all processes of the ledger ({@link Outbox#alone}); whoever wakes it during a turn,
 * its own or another's, gets another turn.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  /** After which reading the outbox is tried anew. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(15);

  /** After which a turn is given up; none takes so long but one whose ledger does not answer. */
  private static final Duration TURN_LIMIT = Duration.ofMinutes(3);

  private final Outbox outbox;
  private final EventSender sender;
  private final MessagingSettings settings;
  private final AtomicInteger wanted = new AtomicInteger();
  private volatile boolean started;
  private volatile Cancellable turn = () -> {};

  @Inject
  OutboxRelay(Outbox outbox, EventSender sender, MessagingSettings settings) {
    this.outbox = outbox;
    this.sender = sender;
    this.settings = settings;
  }

  void start(@Observes StartupEvent channelsAreConnected) {
    started = settings.relay().enabled();
    wake();
  }

  /** Looks at the outbox soon rather than at the next poll. Returns at once; cheap when busy. */
  @Scheduled(every = "${tipoff.messaging.relay.poll}", identity = "tipoff-outbox-relay")
  public void wake() {
    if (started && wanted.getAndIncrement() == 0) {
      gather();
    }
  }

  /** Before the stores close: a turn that they interrupt would be a failure to tell of. */
  void stop(@Observes ShutdownEvent stopping) {
    started = false;
    turn.cancel();
  }

  /** Waits for more before a turn: ten messages at once cost little more than one. */
  private void gather() {
    turn =
        Uni.createFrom()
            .voidItem()
            .onItem()
            .delayIt()
            .by(settings.relay().gather())
            .subscribe()
            .with(gathered -> takeTurn());
  }

  private void takeTurn() {
    int seen = wanted.get();
    turn =
        Uni.createFrom()
            .deferred(this::drain)
            .onFailure()
            .invoke(failure -> LOG.warnf("Outbox waits, messages stay pending: %s", failure))
            .onFailure()
            .retry()
            .withBackOff(settings.retry().first(), settings.retry().longest())
            .indefinitely()
            .subscribe()
            .with(
                told -> {
                  if (!told || !wanted.compareAndSet(seen, 0)) {
                    gather();
                  }
                });
  }

  /** Tells all that is there; false if another relay had its turn meanwhile. */
  private Uni<Boolean> drain() {
    return outbox
        .alone(this::batch)
        .ifNoItem()
        .after(TURN_LIMIT)
        .fail()
        .flatMap(
            turn ->
                turn.filter(read -> read == settings.relay().batch()).isPresent()
                    ? drain()
                    : Uni.createFrom().item(turn.isPresent()));
  }

  /** Tells a batch; how many messages were in it. */
  private Uni<Integer> batch() {
    return outbox
        .pending(settings.relay().batch())
        .ifNoItem()
        .after(READ_LIMIT)
        .fail()
        .flatMap(
            messages ->
                messages.isEmpty()
                    ? Uni.createFrom().item(0)
                    : tell(messages).replaceWith(messages.size()));
  }

  /** Sends all, forgets those that were acknowledged, then fails if one was not. */
  private Uni<Void> tell(List<OutboxMessage> messages) {
    return Multi.createFrom()
        .iterable(OutboxLane.of(messages))
        .onItem()
        .transformToUni(lane -> lane.tell(sender))
        .merge(settings.relay().inFlight())
        .collect()
        .asList()
        .flatMap(this::forget);
  }

  private Uni<Void> forget(List<OutboxLane.Told> lanes) {
    List<Long> ids = lanes.stream().flatMap(lane -> lane.ids().stream()).sorted().toList();
    Uni<Void> forgotten = ids.isEmpty() ? Uni.createFrom().voidItem() : outbox.sent(ids);
    return lanes.stream()
        .flatMap(lane -> lane.failure().stream())
        .findFirst()
        .map(failure -> forgotten.flatMap(done -> Uni.createFrom().<Void>failure(failure)))
        .orElse(forgotten);
  }
}
