package io.tipoff.predict.movingaverage;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The centre of a market: half the mean of the last 5 games, 0.3 of the last 10, 0.2 of the season
 * (of the last 10 where the season has no game), times factors for the floor, a back-to-back, the
 * opponent's pace against 100 and what the opponent allows against the league. A factor whose
 * feature is not known is left out.
 *
 * @param home share by which a home game exceeds a road game
 * @param backToBack share lost on the second night of a back-to-back
 * @param pace exponent of the opponent's pace over 100
 * @param allowed exponent of what the opponent allows over the league's mean
 */
record Formula(Market market, double home, double backToBack, double pace, double allowed) {

  /** Per market; factors chosen on the seasons up to 2023-24. */
  static final Map<Market, Formula> ALL =
      Map.of(
          Market.POINTS, new Formula(Market.POINTS, .02, 0, .75, .4),
          Market.REBOUNDS, new Formula(Market.REBOUNDS, .02, 0, .5, .4),
          Market.ASSISTS, new Formula(Market.ASSISTS, .04, 0, .25, .6),
          Market.THREES, new Formula(Market.THREES, .04, .03, .5, .4),
          Market.PRA, new Formula(Market.PRA, .02, 0, .75, .4));

  static final List<Market> MARKETS =
      List.of(Market.POINTS, Market.REBOUNDS, Market.ASSISTS, Market.THREES, Market.PRA);

  /** Features of all markets. */
  static List<String> features() {
    Set<String> names = new LinkedHashSet<>(List.of("home", "back_to_back", "opponent_pace15"));
    for (Market market : MARKETS) {
      names.addAll(ALL.get(market).own());
    }
    return new ArrayList<>(names);
  }

  private List<String> own() {
    String id = market.id();
    return List.of(id + "_last5", id + "_last10", id + "_season", allowedName());
  }

  private String allowedName() {
    Market of = market == Market.PRA ? Market.POINTS : market;
    return "opponent_" + of.id() + "_allowed_rel15";
  }

  /** Centres of all rows. */
  double[] centres(FeatureRows rows) {
    int last5 = rows.place(market.id() + "_last5");
    int last10 = rows.place(market.id() + "_last10");
    int season = rows.place(market.id() + "_season");
    int[] factors = {
      rows.place("home"),
      rows.place("back_to_back"),
      rows.place("opponent_pace15"),
      rows.place(allowedName())
    };
    double[] centres = new double[rows.size()];
    for (int i = 0; i < centres.length; i++) {
      double ten = rows.value(i, last10);
      double year = rows.value(i, season);
      double base =
          0.5 * rows.value(i, last5) + 0.3 * ten + 0.2 * (Double.isNaN(year) ? ten : year);
      centres[i] =
          base
              * known(1 + home * (rows.value(i, factors[0]) - 0.5))
              * known(1 - backToBack * rows.value(i, factors[1]))
              * known(StrictMath.pow(rows.value(i, factors[2]) / 100.0, pace))
              * known(StrictMath.pow(rows.value(i, factors[3]), allowed));
    }
    return centres;
  }

  private static double known(double factor) {
    return Double.isNaN(factor) ? 1 : factor;
  }

  /** The numbers, for the manifest: another formula refuses what this one was calibrated with. */
  String parameters() {
    return "base=0.5*last5+0.3*last10+0.2*season home="
        + home
        + " back_to_back="
        + backToBack
        + " pace="
        + pace
        + " allowed="
        + allowed;
  }
}
