package io.tipoff.standalone.operate;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.LetterDesk;
import io.tipoff.ledger.LetterState;
import io.tipoff.ledger.Operator;
import io.tipoff.ledger.StoredLetter;
import io.tipoff.messaging.OutboxRelay;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Dead letters in an operator's hands. Its methods block. */
@Singleton
public final class Letters {

  private static final int ALL = 10_000;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

  private final LetterDesk desk;
  private final OutboxRelay relay;
  private final Audited audited;

  Letters(LetterDesk desk, OutboxRelay relay, Audited audited) {
    this.desk = desk;
    this.relay = relay;
    this.audited = audited;
  }

  /** Those in a state, oldest first. */
  public List<LetterView> in(LetterState state) {
    return Answer.of(desk.in(state, ALL)).stream().map(LetterView::of).toList();
  }

  /**
   * One with its content.
   *
   * @throws TipoffException BAD_INPUT if there is none of this id
   */
  public LetterView show(long id) {
    return LetterView.whole(Answer.of(desk.find(id)));
  }

  /** Ids of all that are dead. */
  public List<Long> dead() {
    return Answer.of(desk.in(LetterState.DEAD, ALL)).stream().map(StoredLetter::id).toList();
  }

  /** What {@link #replay} would do; changes nothing. */
  public List<LetterOutcome> rehearse(List<Long> ids) {
    return ids.stream()
        .map(id -> Answer.of(desk.find(id)))
        .map(
            letter ->
                desk.refusal(letter)
                    .map(why -> LetterOutcome.refused(letter, why))
                    .orElseGet(() -> LetterOutcome.of(letter, "WOULD_REPLAY")))
        .toList();
  }

  /**
   * Tells letters again. What cannot be told again is refused, and the others go on; a single one
   * that is refused is thrown.
   */
  public List<LetterOutcome> replay(List<Long> ids, Operator operator) {
    List<LetterOutcome> outcomes =
        each(
            ids,
            id -> found(id, "dlq replay", operator),
            id -> LetterOutcome.of(Answer.of(desk.replay(id, operator)), "REPLAYED"));
    relay.wake();
    return outcomes;
  }

  /** Puts letters aside, as {@link #replay} tells them. */
  public List<LetterOutcome> purge(List<Long> ids, Operator operator) {
    return each(
        ids,
        id -> found(id, "dlq purge", operator),
        id -> LetterOutcome.of(Answer.of(desk.purge(id, operator)), "PURGED"));
  }

  private StoredLetter found(long id, String action, Operator operator) {
    return audited.check(operator, action, "dead letter " + id, () -> Answer.of(desk.find(id)));
  }

  /** Whether the broker has taken these letters; waits a while for it. */
  public boolean areTold(List<Long> ids) {
    return Answer.of(
        desk.untold(ids)
            .onItem()
            .transformToUni(
                untold ->
                    untold == 0
                        ? Uni.createFrom().item(true)
                        : Uni.createFrom().item(false).onItem().delayIt().by(LOOK_AGAIN))
            .repeat()
            .atMost(TOLD_WITHIN.dividedBy(LOOK_AGAIN))
            .filter(told -> told)
            .collect()
            .first()
            .map(told -> told != null));
  }

  private static List<LetterOutcome> each(
      List<Long> ids, LongFunction<StoredLetter> find, LongFunction<LetterOutcome> action) {
    List<LetterOutcome> outcomes = new ArrayList<>();
    for (long id : ids) {
      StoredLetter before = find.apply(id);
      try {
        outcomes.add(action.apply(id));
      } catch (TipoffException refused) {
        if (ids.size() == 1 || !isRefusal(refused)) {
          throw refused;
        }
        outcomes.add(LetterOutcome.refused(before, refused));
      }
    }
    return outcomes;
  }

  private static boolean isRefusal(TipoffException failure) {
    return switch (failure.category()) {
      case BAD_INPUT, CONTRACT -> true;
      case TRANSIENT, UPSTREAM_MISSING, CONFIGURATION, BUG -> false;
    };
  }
}
