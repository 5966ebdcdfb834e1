package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
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

  @Inject
  EventSender(
      Transport transport,
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    this.transport = transport;
    this.emitter = emitter;
  }

  Uni<Void> send(OutboxMessage message) {
    return Uni.createFrom()
        .deferred(
            () ->
                emitter.sendMessage(
                    switch (message) {
                      case OutboxMessage.Event event -> transport.outgoing(event.event());
                      case OutboxMessage.Replay replay -> transport.outgoing(replay);
                    }));
  }

  Uni<Void> send(DeadLetter letter) {
    return Uni.createFrom().deferred(() -> emitter.sendMessage(transport.outgoing(letter)));
  }
}
