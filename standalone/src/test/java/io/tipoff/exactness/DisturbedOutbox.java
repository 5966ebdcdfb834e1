package io.tipoff.exactness;

import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.OutboxLedger;
import io.tipoff.messaging.Outbox;
import io.tipoff.messaging.OutboxMessage;
import io.tipoff.slate.Phase;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** The ledger's outbox behind a bad line: what it gives to tell is what the line lets through. */
@Alternative
@Priority(1)
@ApplicationScoped
class DisturbedOutbox implements Outbox {

  private final OutboxLedger ledger;
  private final Map<Long, Integer> told = new HashMap<>();
  private final Set<Long> decided = new HashSet<>();
  private FaultPlan plan = FaultPlan.quiet();
  private Random random = new Random(0);

  DisturbedOutbox(OutboxLedger ledger) {
    this.ledger = ledger;
  }

  /** From here on the line is as a plan says. */
  synchronized void follow(FaultPlan next, long seed) {
    plan = next;
    random = new Random(seed);
    told.clear();
    decided.clear();
  }

  @Override
  public <T> Uni<Optional<T>> alone(Supplier<Uni<T>> work) {
    return ledger.alone(work);
  }

  @Override
  public Uni<List<OutboxMessage>> pending(int limit) {
    return ledger
        .pending(limit)
        .flatMap(
            messages -> {
              List<OutboxMessage> lost = lost(messages);
              List<OutboxMessage> rest = new ArrayList<>(messages);
              rest.removeAll(lost);
              Uni<List<OutboxMessage>> now = Uni.createFrom().item(() -> now(rest));
              return lost.isEmpty()
                  ? now
                  : ledger.sent(lost.stream().map(OutboxMessage::id).toList()).chain(() -> now);
            });
  }

  /** What never arrives; decided once of each. */
  private synchronized List<OutboxMessage> lost(List<OutboxMessage> messages) {
    int oneOf = plan.line().losesOneOf();
    List<OutboxMessage> lost =
        messages.stream()
            .filter(message -> oneOf > 0 && decided.add(message.id()) && random.nextInt(oneOf) == 0)
            .toList();
    lost.forEach(message -> struck(Fault.EVENT_LOST, message));
    return lost;
  }

  /** All, or some of them now, in random order. */
  private synchronized List<OutboxMessage> now(List<OutboxMessage> messages) {
    List<OutboxMessage> now = new ArrayList<>(messages);
    if (plan.line().delays()) {
      List<OutboxMessage> later = now.stream().filter(message -> random.nextBoolean()).toList();
      later.forEach(message -> struck(Fault.EVENT_LATE, message));
      now.removeAll(later);
      Collections.shuffle(now, random);
    }
    now.stream()
        .filter(message -> told.containsKey(message.id()))
        .forEach(message -> struck(Fault.EVENT_DOUBLED, message));
    return now;
  }

  /** What has been told once and comes twice is told again in a later turn. */
  @Override
  public Uni<Void> sent(List<Long> ids) {
    List<Long> over = over(ids);
    return over.isEmpty() ? Uni.createFrom().voidItem() : ledger.sent(over);
  }

  private synchronized List<Long> over(List<Long> ids) {
    if (!plan.line().doubles()) {
      return ids;
    }
    ids.forEach(id -> told.merge(id, 1, Integer::sum));
    return ids.stream().filter(id -> told.get(id) >= 2).toList();
  }

  private void struck(Fault fault, OutboxMessage message) {
    Arrays.stream(Phase.values())
        .filter(phase -> phase.topic().equals(message.topic()))
        .forEach(phase -> plan.struck(new Struck(fault, phase, Struck.TOLD)));
  }
}
