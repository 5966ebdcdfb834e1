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
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ledger's outbox behind a bad line. What to do to the events is set by {@code
 * tipoff.test.events}: {@code told} as they are, {@code doubled} and in random order, or a third of
 * them {@code dropped} for good.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TroubledOutbox implements Outbox {

  private final OutboxLedger ledger;
  private final String trouble;
  private final Random random = new Random(11);

  TroubledOutbox(
      OutboxLedger ledger,
      @ConfigProperty(name = "tipoff.test.events", defaultValue = "told") String trouble) {
    this.ledger = ledger;
    this.trouble = trouble;
  }

  @Override
  public Uni<List<OutboxMessage>> pending(int limit) {
    return ledger
        .pending(limit)
        .flatMap(
            messages ->
                switch (trouble) {
                  case "doubled" -> Uni.createFrom().item(doubled(messages));
                  case "dropped" -> dropped(messages);
                  default -> Uni.createFrom().item(messages);
                });
  }

  private synchronized List<OutboxMessage> doubled(List<OutboxMessage> messages) {
    List<OutboxMessage> twice = new ArrayList<>(messages);
    twice.addAll(messages);
    Collections.shuffle(twice, random);
    return twice;
  }

  private synchronized Uni<List<OutboxMessage>> dropped(List<OutboxMessage> messages) {
    List<Long> lost = new ArrayList<>();
    List<OutboxMessage> kept = new ArrayList<>();
    for (OutboxMessage message : messages) {
      if (random.nextInt(3) == 0) {
        lost.add(message.id());
      } else {
        kept.add(message);
      }
    }
    return lost.isEmpty() ? Uni.createFrom().item(kept) : ledger.sent(lost).replaceWith(kept);
  }

  @Override
  public Uni<Void> sent(List<Long> ids) {
    return ledger.sent(ids.stream().distinct().toList());
  }
}
