package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The ledger's events that are still to be told. */
public interface Outbox {

  /**
   * Does a piece of work while no other relay does any, in whatever process: so a message is told
   * by one at a time, and those of a slate in their order. A process that dies has its turn taken
   * away by the ledger; one that hangs too, after two minutes, and then what it told may be told
   * again.
   *
   * @param work asked for only if the turn is free
   * @return what came of it; empty if another relay has its turn
   */
  <T> Uni<Optional<T>> alone(Supplier<Uni<T>> work);

  /** Messages that are not yet sent, oldest first. */
  Uni<List<OutboxMessage>> pending(int limit);

  /** Forgets messages that the transport has taken. Ids that are gone already are ignored. */
  Uni<Void> sent(List<Long> ids);
}
