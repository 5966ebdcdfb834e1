package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.metrics.StoreErrors.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * The one way out: the channel {@code events-out}. A send completes when the broker has it.
 * Application-scoped, so that whoever needs it may exist before the channel does.
 */
@ApplicationScoped
class EventSender {

  static final String CHANNEL = "events-out";

  private final Transport transport;
  private final MutinyEmitter<byte[]> emitter;

  private final StoreErrors errors;

  @Inject
  EventSender(
      Transport transport,
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      StoreErrors errors) {
    this.transport = transport;
    this.emitter = emitter;
    this.errors = errors;
  }

  Uni<Void> send(OutboxMessage message) {
    return send(
        () ->
            switch (message) {
              case OutboxMessage.Event event -> transport.outgoing(event.event());
              case OutboxMessage.Replay replay -> transport.outgoing(replay);
            });
  }

  Uni<Void> send(DeadLetter letter) {
    return send(() -> transport.outgoing(letter));
  }

  private Uni<Void> send(Supplier<Message<byte[]>> message) {
    return Uni.createFrom()
        .deferred(() -> emitter.sendMessage(message.get()))
        .onFailure()
        .invoke(() -> errors.count(Store.MESSAGES));
  }
}
