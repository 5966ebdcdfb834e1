package io.tipoff.ingest.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Who plays and how long, as a coach would plan it from those who are fit.
 *
 * @param slots the twelve of the rotation, most minutes first
 * @param reserves fit players outside it, at least two
 */
record Rotation(List<Slot> slots, List<Player> reserves) {

  private static final int SIZE = 12;
  private static final int PAIRS = 6;
  private static final int TEAM_MINUTES = 240;
  private static final int MOST_BASE = 40;
  private static final int MOST_MINUTES = 46;
  private static final int LARGEST_SWING = 10;

  /**
   * @param tired second night of a back-to-back: those with most minutes are given fewer
   */
  static Rotation plan(Team team, int day, boolean tired) {
    List<Player> fit = new ArrayList<>();
    for (Player player : team.roster()) {
      if (!player.isInjured(day)) {
        fit.add(player);
      }
    }
    fit.sort(Comparator.comparingDouble(Player::minutesWeight).reversed());
    List<Player> playing = fit.subList(0, SIZE);
    int[] base = baseMinutes(playing, tired);
    List<Slot> slots = new ArrayList<>();
    for (int rank = 0; rank < SIZE; rank++) {
      int pair = rank % PAIRS;
      int swing = StrictMath.min(LARGEST_SWING, base[pair + PAIRS]);
      swing = StrictMath.min(swing, MOST_MINUTES - base[pair]);
      slots.add(new Slot(playing.get(rank), base[rank], swing, rank < PAIRS, pair, rank < 5));
    }
    return new Rotation(slots, List.copyOf(fit.subList(SIZE, fit.size())));
  }

  /** Everyone who might appear. */
  List<Player> fit() {
    List<Player> fit = new ArrayList<>();
    slots.forEach(slot -> fit.add(slot.player()));
    fit.addAll(reserves);
    return fit;
  }

  /** Whole minutes in proportion to the players' weights, each at least 1, that sum to 240. */
  private static int[] baseMinutes(List<Player> playing, boolean tired) {
    double[] weights = new double[SIZE];
    for (int rank = 0; rank < SIZE; rank++) {
      double weight = playing.get(rank).minutesWeight();
      weights[rank] = tired && rank < 5 ? weight * 0.96 : weight;
    }
    double factor = fittingFactor(weights);
    int[] base = new int[SIZE];
    int left = TEAM_MINUTES;
    for (int rank = 0; rank < SIZE; rank++) {
      base[rank] = (int) StrictMath.max(1, minutes(weights[rank], factor));
      left -= base[rank];
    }
    for (int rank = 0; left != 0; rank = (rank + 1) % SIZE) {
      int change = left > 0 ? 1 : -1;
      if (base[rank] + change >= 1 && base[rank] + change <= MOST_BASE) {
        base[rank] += change;
        left -= change;
      }
    }
    return sorted(base);
  }

  private static int[] sorted(int[] base) {
    int[] sorted = base.clone();
    Arrays.sort(sorted);
    for (int rank = 0; rank < SIZE; rank++) {
      base[rank] = sorted[SIZE - 1 - rank];
    }
    return base;
  }

  private static double fittingFactor(double[] weights) {
    double low = 0;
    double high = TEAM_MINUTES;
    for (int halving = 0; halving < 60; halving++) {
      double middle = (low + high) / 2;
      double total = 0;
      for (double weight : weights) {
        total += minutes(weight, middle);
      }
      if (total < TEAM_MINUTES) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double minutes(double weight, double factor) {
    return StrictMath.min(MOST_BASE, weight * factor);
  }
}
