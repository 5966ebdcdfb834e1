package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** The ledger's index of dead letters. */
public interface DeadLetters {

  /** Adds a dead letter; one of the same topic and position is there already after a redelivery. */
  Uni<Void> record(DeadLetter letter);

  /** How many are in the index, by the topic they came from. */
  Uni<Map<String, Long>> counts();
}
