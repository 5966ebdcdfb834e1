package io.tipoff.ingest.fact;

import java.util.Optional;
import java.util.stream.Stream;

/** What must hold within every box-score row; a row that breaks one is quarantined. */
public final class BoxIdentities {

  private BoxIdentities() {}

  /**
   * A broken identity.
   *
   * @param field column at fault
   * @param reason naming both sides, without a full stop
   */
  public record Broken(String field, String reason) {}

  /** The first identity that a row breaks. */
  public static Optional<Broken> broken(PlayerBoxRow box) {
    int twos = box.fieldGoalsMade() - box.threesMade();
    int points = 2 * twos + 3 * box.threesMade() + box.freeThrowsMade();
    int rebounds = box.offensiveRebounds() + box.defensiveRebounds();
    return Stream.of(
            equal("pts", box.points(), "the shots made give " + points, points),
            equal("reb", box.rebounds(), "oreb and dreb give " + rebounds, rebounds),
            atMost("fgm", box.fieldGoalsMade(), "fga", box.fieldGoalsAttempted()),
            atMost("fg3m", box.threesMade(), "fg3a", box.threesAttempted()),
            atMost("fg3m", box.threesMade(), "fgm", box.fieldGoalsMade()),
            atMost("fg3a", box.threesAttempted(), "fga", box.fieldGoalsAttempted()),
            atMost("ftm", box.freeThrowsMade(), "fta", box.freeThrowsAttempted()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Broken> equal(String field, int told, String why, int due) {
    return told == due
        ? Optional.empty()
        : Optional.of(new Broken(field, field + " is " + told + " but " + why));
  }

  private static Optional<Broken> atMost(String part, int made, String whole, int all) {
    return made <= all
        ? Optional.empty()
        : Optional.of(new Broken(part, part + " is " + made + ", more than " + whole + " " + all));
  }
}
