package io.tipoff.transform.context;

import io.tipoff.transform.context.OpponentAllowance.Rates;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Means over the teams of a league, each team once; summed in the order of the teams given. */
final class LeagueMeans {

  private LeagueMeans() {}

  /** Means of each rate over the teams that have it; null where none has. */
  static Rates of(Collection<TeamForm> teams) {
    List<Rates> rates = teams.stream().map(Rates::of).toList();
    return new Rates(
        mean(rates, Rates::pace),
        mean(rates, Rates::defensiveRating),
        mean(rates, Rates::points),
        mean(rates, Rates::rebounds),
        mean(rates, Rates::assists),
        mean(rates, Rates::threes),
        mean(rates, Rates::steals),
        mean(rates, Rates::blocks),
        mean(rates, Rates::freeThrowRate));
  }

  private static Double mean(List<Rates> rates, Function<Rates, Double> column) {
    List<Double> known = rates.stream().map(column).filter(Objects::nonNull).toList();
    double sum = 0;
    for (double value : known) {
      sum += value;
    }
    return known.isEmpty() ? null : Double.valueOf(sum / known.size());
  }
}
