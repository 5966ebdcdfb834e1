package io.tipoff.transform.summary;

/**
 * The counts from which possessions are estimated, of one player or one team in one game, or sums
 * of them.
 */
public record Attempts(long fieldGoals, long freeThrows, long offensiveRebounds, long turnovers) {

  /** Sum of both. */
  public Attempts plus(Attempts other) {
    return new Attempts(
        fieldGoals + other.fieldGoals,
        freeThrows + other.freeThrows,
        offensiveRebounds + other.offensiveRebounds,
        turnovers + other.turnovers);
  }
}
