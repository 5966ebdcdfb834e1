package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.Stat;
import java.util.ArrayList;
import java.util.List;

/** How a player has been doing: each market, and his minutes. */
final class FormFeatures {

  /** Weight that a game keeps with each later one, in means of minutes that follow him closely. */
  static final double FAST = 0.75;

  private static final double SLOW = 0.90;
  private static final double MEAN_DECAY = 0.95;
  private static final double RATE_DECAY = 0.96;
  private static final int LEAST_RATE_MINUTES = 20;
  private static final String ALL_GAMES = "latest " + PlayerHistory.GAMES + " games";

  private FormFeatures() {}

  static List<Feature> all() {
    List<Feature> features = new ArrayList<>();
    for (Stat stat : Stat.markets()) {
      features.addAll(ofMarket(stat));
    }
    features.addAll(ofMinutes());
    return features;
  }

  /** Unit of a market's counts. */
  static String unit(Stat stat) {
    return stat == Stat.PRA ? "points + rebounds + assists" : stat.id();
  }

  /** Greatest count of a market in a game that is believed. */
  static double high(Stat stat) {
    return stat == Stat.POINTS || stat == Stat.PRA ? 150 : 60;
  }

  private static List<Feature> ofMarket(Stat stat) {
    String id = stat.id();
    String unit = unit(stat);
    double high = high(stat);
    List<Feature> features = new ArrayList<>(windows(stat, id, unit + " per game", high));
    features.add(
        Feature.of(
                id + "_ewma",
                Family.FORM,
                unit + " per game",
                0,
                high,
                "Σ 0.95^j·x_j / Σ 0.95^j, j = 0 the newest game",
                input -> input.history().decayedMean(stat, MEAN_DECAY))
            .over(ALL_GAMES, 1));
    features.add(
        Feature.of(
                id + "_per_minute",
                Family.FORM,
                unit + " per minute",
                0,
                high,
                "Σ 0.96^j·x_j / Σ 0.96^j·minutes_j, j = 0 the newest game",
                input -> rate(input, stat))
            .over(ALL_GAMES, 1)
            .nullWhen("Σ 0.96^j·minutes_j below 20"));
    features.add(
        Feature.of(
                id + "_expected",
                Family.FORM,
                unit,
                0,
                4 * high,
                id + "_per_minute · (0.5·minutes_ewma_fast + 0.5·minutes_ewma_slow)",
                input -> expected(input, stat))
            .over(ALL_GAMES, 1)
            .nullWhen(id + "_per_minute is null"));
    return features;
  }

  private static List<Feature> ofMinutes() {
    List<Feature> features = new ArrayList<>();
    features.add(
        Feature.of(
                "minutes_last1",
                Family.FORM,
                "minutes",
                0,
                70,
                "minutes of the latest game",
                input -> input.history().latest(Stat.MINUTES))
            .over("latest game", 1));
    features.addAll(windows(Stat.MINUTES, "minutes", "minutes per game", 70));
    features.add(minutesEwma("minutes_ewma_fast", "0.75", FAST));
    features.add(minutesEwma("minutes_ewma_slow", "0.90", SLOW));
    return features;
  }

  private static List<Feature> windows(Stat stat, String id, String unit, double high) {
    return List.of(
        mean(stat, id, unit, high, 3),
        mean(stat, id, unit, high, 5),
        mean(stat, id, unit, high, 10),
        mean(stat, id, unit, high, 20),
        Feature.of(
                id + "_season",
                Family.FORM,
                unit,
                0,
                high,
                "mean over the games of the slate's season",
                input -> input.history().meanOfSeason(stat))
            .over("games of this season", 1)
            .optional(),
        Feature.of(
                id + "_sd10",
                Family.FORM,
                unit,
                0,
                high,
                "standard deviation (n − 1) of the latest 10 games",
                input -> input.history().standardDeviation(stat, 10))
            .over("latest 10 games", 3)
            .speaksFor(Direction.NONE),
        Feature.of(
                id + "_slope10",
                Family.FORM,
                unit + " per game",
                -high,
                high,
                "least-squares slope over the latest 10 games, oldest to newest",
                input -> input.history().slope(stat, 10))
            .over("latest 10 games", 3));
  }

  private static Feature mean(Stat stat, String id, String unit, double high, int games) {
    return Feature.of(
            id + "_last" + games,
            Family.FORM,
            unit,
            0,
            high,
            "mean of the latest " + games + " games, of those there are",
            input -> input.history().mean(stat, games))
        .over("latest " + games + " games", 1);
  }

  private static Feature minutesEwma(String name, String shown, double decay) {
    return Feature.of(
            name,
            Family.FORM,
            "minutes per game",
            0,
            70,
            "Σ " + shown + "^j·minutes_j / Σ " + shown + "^j, j = 0 the newest game",
            input -> input.history().decayedMean(Stat.MINUTES, decay))
        .over(ALL_GAMES, 1);
  }

  private static Double rate(FeatureInput input, Stat stat) {
    return input.history().decayedPerMinute(stat, RATE_DECAY, LEAST_RATE_MINUTES);
  }

  private static Double expected(FeatureInput input, Stat stat) {
    Double rate = rate(input, stat);
    if (rate == null) {
      return null;
    }
    double fast = input.history().decayedMean(Stat.MINUTES, FAST);
    double slow = input.history().decayedMean(Stat.MINUTES, SLOW);
    return rate * (0.5 * fast + 0.5 * slow);
  }
}
