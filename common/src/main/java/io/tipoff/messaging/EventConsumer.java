package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.event.EventCodec;
import io.tipoff.event.UnreadableEventException;
import io.tipoff.failure.TipoffException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The message boundary: reads what arrived, hands it to the phase, and makes a dead letter of what
 * cannot be read or handled. Whatever the message is like, it is acknowledged and its partition
 * goes on.
 */
@ApplicationScoped
public class EventConsumer {

  private final Transport transport;
  private final EventCodec codec;
  private final DeadLetterOffice office;

  @Inject
  EventConsumer(Transport transport, EventCodec codec, DeadLetterOffice office) {
    this.transport = transport;
    this.codec = codec;
    this.office = office;
  }

  /** Deals with one message; completes when it is acknowledged. */
  public Uni<Void> consume(Message<byte[]> message, EventHandler handler) {
    Received received = transport.received(message);
    return Uni.createFrom()
        .deferred(
            () -> handler.onEvent(codec.decode(received.attributes(), received.body().getBytes())))
        .onFailure()
        .recoverWithUni(failure -> office.take(letter(received, failure)))
        .onItem()
        .transformToUni(done -> Uni.createFrom().completionStage(message::ack));
  }

  private static DeadLetter letter(Received received, Throwable failure) {
    String reason =
        switch (failure) {
          case UnreadableEventException unreadable -> unreadable.reason().name();
          case TipoffException known -> "HANDLER_" + known.category();
          default -> "HANDLER_BUG";
        };
    String detail =
        failure instanceof UnreadableEventException ? failure.getMessage() : failure.toString();
    return received.deadLetter(reason, detail);
  }
}
