package io.tipoff.standalone.operate;

import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.StoredLetter;
import java.util.Optional;

/**
 * What came of an action on a dead letter, or would come of it.
 *
 * @param outcome {@code REPLAYED}, {@code PURGED}, {@code REFUSED}, or {@code WOULD_REPLAY} of a
 *     rehearsal
 * @param replays how often the message was told again by now
 * @param refusal why it was refused, and what to do
 */
public record LetterOutcome(
    long id,
    String topic,
    String position,
    String outcome,
    int replays,
    Optional<Refusal> refusal) {

  /** What is wrong, and what to do about it. */
  public record Refusal(String message, String remedy) {}

  static LetterOutcome of(StoredLetter letter, String outcome) {
    return of(letter, outcome, Optional.empty());
  }

  static LetterOutcome refused(StoredLetter letter, TipoffException why) {
    return of(letter, "REFUSED", Optional.of(new Refusal(why.getMessage(), why.remedy())));
  }

  private static LetterOutcome of(StoredLetter letter, String outcome, Optional<Refusal> refusal) {
    return new LetterOutcome(
        letter.id(),
        letter.letter().topic(),
        letter.letter().position(),
        outcome,
        letter.replays(),
        refusal);
  }
}
