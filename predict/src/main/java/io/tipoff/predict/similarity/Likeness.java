package io.tipoff.predict.similarity;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How like each other two games of one player are, each as its own features saw it before its tip:
 * his form and minutes then, what the opponent allowed then, rest, floor, and how many games lie
 * between. Squared distances in units of each scale add up; what either game does not know adds
 * nothing. A game weighs {@code exp(−distance² / 2)}. Scales chosen on the seasons up to 2023-24.
 */
final class Likeness {

  /** Similar games below which there is no prediction. */
  static final int LEAST = 5;

  /** Most similar games that are looked at. */
  static final int MOST = 60;

  /** Latest games among which they are sought. */
  private static final int SOUGHT = 200;

  /** Distance beyond which a game is not similar. */
  private static final double FARTHEST = 4;

  private static final double FORM = 0.5;
  private static final double MINUTES = 6;
  private static final double ALLOWANCE = 0.15;
  private static final double OTHERWISE = 0.1;
  private static final double GAMES = 20;
  private static final double RESTED = 3;

  /** Places of form, minutes, allowance, rest and floor in a row's values. */
  private final int[] places;

  private Likeness(int... places) {
    this.places = places;
  }

  /** A past game by its place among the past rows. */
  record Similar(int row, double weight) {}

  /** The numbers, for manifests. */
  static String parameters() {
    return "least="
        + LEAST
        + " most="
        + MOST
        + " sought="
        + SOUGHT
        + " farthest="
        + FARTHEST
        + " form="
        + FORM
        + "*sqrt(1+form) minutes="
        + MINUTES
        + " allowance="
        + ALLOWANCE
        + " rest_or_floor="
        + OTHERWISE
        + " games="
        + GAMES;
  }

  /** Features of all markets. */
  static List<String> features() {
    List<String> names = new ArrayList<>(List.of("minutes_ewma_slow", "days_rest", "home"));
    for (Market market : TrainingRows.MARKETS) {
      names.add(form(market));
      if (market != Market.PRA) {
        names.add(allowance(market));
      }
    }
    return names;
  }

  private static String form(Market market) {
    return market.id() + "_expected";
  }

  private static String allowance(Market market) {
    Market of = market == Market.PRA ? Market.POINTS : market;
    return "opponent_" + of.id() + "_allowed_rel15";
  }

  /** The likeness for a market, reading rows that hold {@link #features}. */
  static Likeness of(Market market, FeatureRows rows) {
    return new Likeness(
        rows.place(form(market)),
        rows.place("minutes_ewma_slow"),
        rows.place(allowance(market)),
        rows.place("days_rest"),
        rows.place("home"));
  }

  /**
   * The most similar games, the most similar first, later ones before earlier ones as similar.
   *
   * @param now features of the game at hand
   * @param games places of his earlier games in {@code past}, oldest first
   * @return at least {@value #LEAST}, or none
   */
  List<Similar> similar(float[] now, FeatureRows past, List<Integer> games) {
    if (Float.isNaN(now[places[0]])) {
      return List.of();
    }
    record Near(int row, double distance) {}
    List<Near> near = new ArrayList<>();
    int oldest = Math.max(0, games.size() - SOUGHT);
    for (int i = games.size() - 1; i >= oldest; i--) {
      double distance = distance(now, past, games.get(i), games.size() - i);
      if (distance <= FARTHEST * FARTHEST) {
        near.add(new Near(games.get(i), distance));
      }
    }
    if (near.size() < LEAST) {
      return List.of();
    }
    near.sort(Comparator.comparingDouble(Near::distance));
    return near.stream()
        .limit(MOST)
        .map(one -> new Similar(one.row(), StrictMath.exp(-one.distance() / 2)))
        .toList();
  }

  private double distance(float[] now, FeatureRows past, int row, int gamesAgo) {
    float then = past.value(row, places[0]);
    if (Float.isNaN(then)) {
      return Double.POSITIVE_INFINITY;
    }
    float form = now[places[0]];
    double distance = square((form - then) / (FORM * Math.sqrt(form + 1)));
    distance += square((now[places[1]] - past.value(row, places[1])) / MINUTES);
    distance += square((now[places[2]] - past.value(row, places[2])) / ALLOWANCE);
    distance +=
        other(Math.min(RESTED, now[places[3]]), Math.min(RESTED, past.value(row, places[3])));
    distance += other(now[places[4]], past.value(row, places[4]));
    return distance + square(gamesAgo / GAMES);
  }

  private static double square(double difference) {
    return Double.isNaN(difference) ? 0 : difference * difference;
  }

  private static double other(double now, double then) {
    return Double.isNaN(now) || Double.isNaN(then) || now == then ? 0 : OTHERWISE;
  }
}
