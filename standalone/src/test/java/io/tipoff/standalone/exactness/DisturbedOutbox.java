package io.tipoff.standalone.exactness;

import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.OutboxLedger;
import io.tipoff.messaging.Outbox;
import io.tipoff.messaging.OutboxMessage;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ledger's outbox behind a bad line: what it gives to tell is what the line lets through. */
@Alternative
@Priority(1)
@ApplicationScoped
class DisturbedOutbox implements Outbox {

  private final OutboxLedger ledger;
  private final Line line;
  private final Random random;
  private final Map<Long, Integer> told = new HashMap<>();

  DisturbedOutbox(
      OutboxLedger ledger,
      @ConfigProperty(name = Scenario.LINE, defaultValue = "GOOD") Line line,
      @ConfigProperty(name = Scenario.SEED, defaultValue = "1") long seed) {
    this.ledger = ledger;
    this.line = line;
    this.random = new Random(seed);
  }

  /** What happens to events on their way. */
  enum Line {
    GOOD,
    /** Each is told twice, the second time at once or much later, and in random order. */
    DOUBLES_AND_SHUFFLES,
    /** A third never arrives. */
    LOSES_A_THIRD,
    /** None arrives. */
    DEAD
  }

  @Override
  public Uni<List<OutboxMessage>> pending(int limit) {
    return ledger
        .pending(limit)
        .flatMap(
            messages ->
                switch (line) {
                  case GOOD -> Uni.createFrom().item(messages);
                  case DOUBLES_AND_SHUFFLES -> Uni.createFrom().item(shuffled(messages));
                  case LOSES_A_THIRD -> without(lost(messages, 3), messages);
                  case DEAD -> without(messages, messages);
                });
  }

  /** Some of them now, in random order; what has been told once is told again in a later turn. */
  private synchronized List<OutboxMessage> shuffled(List<OutboxMessage> messages) {
    List<OutboxMessage> now = new ArrayList<>(messages);
    now.removeIf(message -> random.nextBoolean());
    Collections.shuffle(now, random);
    return now;
  }

  private synchronized List<OutboxMessage> lost(List<OutboxMessage> messages, int oneOf) {
    return messages.stream().filter(message -> random.nextInt(oneOf) == 0).toList();
  }

  private Uni<List<OutboxMessage>> without(List<OutboxMessage> lost, List<OutboxMessage> all) {
    List<OutboxMessage> rest = new ArrayList<>(all);
    rest.removeAll(lost);
    return lost.isEmpty()
        ? Uni.createFrom().item(rest)
        : ledger.sent(lost.stream().map(OutboxMessage::id).toList()).replaceWith(rest);
  }

  @Override
  public Uni<Void> sent(List<Long> ids) {
    if (line != Line.DOUBLES_AND_SHUFFLES) {
      return ledger.sent(ids);
    }
    List<Long> toldTwice = toldTwice(ids);
    return toldTwice.isEmpty() ? Uni.createFrom().voidItem() : ledger.sent(toldTwice);
  }

  private synchronized List<Long> toldTwice(List<Long> ids) {
    ids.forEach(id -> told.merge(id, 1, Integer::sum));
    return ids.stream().filter(id -> told.get(id) >= 2).toList();
  }
}
