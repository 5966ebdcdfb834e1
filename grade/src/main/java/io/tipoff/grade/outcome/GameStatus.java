package io.tipoff.grade.outcome;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of a predicted game. */
sealed interface GameStatus {

  /**
   * A final score was reported for the date.
   *
   * @param teams the two
   * @param complete those whose players' points add up to their score
   */
  record Final(Set<String> teams, Set<String> complete) implements GameStatus {

    public Final {
      teams = Set.copyOf(teams);
      complete = Set.copyOf(complete);
    }

    static Final of(Map<String, Long> scores, Map<String, Long> playersPoints) {
      return new Final(
          scores.keySet(),
          scores.entrySet().stream()
              .filter(score -> score.getValue().equals(playersPoints.get(score.getKey())))
              .map(Map.Entry::getKey)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /** It was not played on the date, but on another or not yet. */
  record Moved() implements GameStatus {}

  /** Nobody reported a final score. */
  record Unreported() implements GameStatus {}
}
