package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The ledger's events that are still to be told. */
public interface Outbox {

  /**
   * Messages that are not yet sent, oldest first. Another relay may be sending the same ones: then
   * they are told twice, which is allowed.
   */
  Uni<List<OutboxMessage>> pending(int limit);

  /** Forgets messages that the transport has taken. Ids that are gone already are ignored. */
  Uni<Void> sent(List<Long> ids);
}
