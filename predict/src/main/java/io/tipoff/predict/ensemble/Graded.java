package io.tipoff.predict.ensemble;

import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Graded predictions of one market that all members made, in order of date, game and player. */
final class Graded {

  private static final Sql PAST = Sql.of(Graded.class, "graded-predictions.sql");

  /** Days back within which the latest grades are sought. */
  private static final int DAYS = 500;

  record Past(
      LocalDate gameDate,
      String gameId,
      String playerId,
      Market market,
      String system,
      double median,
      long actual) {}

  private record Key(String gameId, String playerId, Market market) {}

  private final List<String> members;
  private final double[][] medians;
  private final long[] outcomes;

  private Graded(List<String> members, double[][] medians, long[] outcomes) {
    this.members = members;
    this.medians = medians;
    this.outcomes = outcomes;
  }

  /** By market, of dates before the slate's and known strictly before the instant; one query. */
  static Map<Market, Graded> before(RunContext context, List<String> members, Instant instant) {
    Map<Key, List<Past>> games = new LinkedHashMap<>();
    for (Past past : all(context, instant)) {
      if (members.contains(past.system())) {
        Key key = new Key(past.gameId(), past.playerId(), past.market());
        games.computeIfAbsent(key, _ -> new ArrayList<>()).add(past);
      }
    }
    Map<Market, List<List<Past>>> complete = new EnumMap<>(Market.class);
    games.forEach(
        (key, predictions) -> {
          if (predictions.size() == members.size()) {
            complete.computeIfAbsent(key.market(), _ -> new ArrayList<>()).add(predictions);
          }
        });
    Map<Market, Graded> graded = new EnumMap<>(Market.class);
    complete.forEach((market, rows) -> graded.put(market, of(members, rows)));
    return graded;
  }

  /** The same of all systems, whether or not each predicted a game. */
  static List<Past> all(RunContext context, Instant instant) {
    LocalDate date = context.slate().date();
    return context.query(PAST, Past.class, instant, date.minusDays(DAYS), date);
  }

  private static Graded of(List<String> members, List<List<Past>> rows) {
    double[][] medians = new double[members.size()][rows.size()];
    long[] outcomes = new long[rows.size()];
    for (int row = 0; row < outcomes.length; row++) {
      for (Past past : rows.get(row)) {
        medians[members.indexOf(past.system())][row] = past.median();
        outcomes[row] = past.actual();
      }
    }
    return new Graded(members, medians, outcomes);
  }

  int size() {
    return outcomes.length;
  }

  /** What followed. */
  long[] outcomes() {
    return outcomes;
  }

  /** The weights that would have been best. */
  Weights weights() {
    return Weights.leastError(members, medians, outcomes);
  }

  /** What the weights make of the members' medians. */
  double[] centres(Weights weights) {
    double[] centres = new double[size()];
    for (int i = 0; i < medians.length; i++) {
      double share = weights.of(members.get(i));
      for (int row = 0; row < centres.length; row++) {
        centres[row] += share * medians[i][row];
      }
    }
    return centres;
  }
}
