package io.tipoff.messaging;

import io.tipoff.event.EncodedEvent;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * What one kind of connector needs on a message beside its payload, and tells beside it. Which
 * connector is behind a channel is configuration; another kind adds an implementation of this.
 */
interface Transport {

  /** An event addressed to its topic under its key, with its CloudEvents attributes. */
  Message<byte[]> outgoing(EncodedEvent event);

  /** A dead letter addressed to its topic, with its attributes as received and its reason. */
  Message<byte[]> outgoing(DeadLetter letter);

  /** A dead letter as it was received, addressed to where it came from, with its id. */
  Message<byte[]> outgoing(OutboxMessage.Replay replay);

  /** What was received. Never fails, whatever the message is like. */
  Received received(Message<byte[]> message);
}
