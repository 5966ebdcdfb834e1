package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Notice;
import java.util.Map;
import java.util.Optional;

/** The ledger's index of dead letters. */
public interface DeadLetters {

  /**
   * Adds a dead letter; one of the same topic and position is there already after a redelivery.
   *
   * @param notice raised if it was not there
   */
  Uni<Void> record(DeadLetter letter, Optional<Notice> notice);

  /** Adds a dead letter of which nobody has to be told. */
  default Uni<Void> record(DeadLetter letter) {
    return record(letter, Optional.empty());
  }

  /** How many are in the index, by the topic they came from. */
  Uni<Map<String, Long>> counts();
}
