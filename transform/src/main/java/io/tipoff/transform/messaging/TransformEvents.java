package io.tipoff.transform.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.messaging.EventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What this phase hears; topics and group are settings of the channel. */
@ApplicationScoped
class TransformEvents {

  private final EventConsumer consumer;
  private final TransformWakeUp wakeUp;

  TransformEvents(EventConsumer consumer, TransformWakeUp wakeUp) {
    this.consumer = consumer;
    this.wakeUp = wakeUp;
  }

  @Incoming("transform-in")
  Uni<Void> on(Message<byte[]> message) {
    return consumer.consume(message, wakeUp);
  }
}
