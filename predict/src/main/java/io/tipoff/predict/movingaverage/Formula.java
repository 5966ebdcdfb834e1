package io.tipoff.predict.movingaverage;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.system.Contribution;
import io.tipoff.predict.training.TrainingRows;
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

  private static final List<Market> MARKETS = TrainingRows.MARKETS;

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
    int[] places = places(rows);
    double[] centres = new double[rows.size()];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = base(rows, i, places);
      for (double factor : factors(rows, i, places)) {
        centres[i] *= factor;
      }
    }
    return centres;
  }

  /** Parts of the base, then what each factor adds to what stands before it. */
  List<Contribution> contributions(FeatureRows rows, int row) {
    int[] places = places(rows);
    double centre = base(rows, row, places);
    if (Double.isNaN(centre)) {
      return List.of();
    }
    float five = rows.value(row, places[0]);
    float ten = rows.value(row, places[1]);
    float season = rows.value(row, places[2]);
    double year = Double.isNaN(season) ? ten : season;
    List<Contribution> parts = new ArrayList<>();
    parts.add(Contribution.of(used().get(0), five, 0.5 * five));
    parts.add(Contribution.of(used().get(1), ten, 0.3 * ten));
    parts.add(Contribution.of(used().get(2), season, 0.2 * year));
    double[] factors = factors(rows, row, places);
    for (int i = 0; i < factors.length; i++) {
      double adjusted = centre * factors[i];
      float value = rows.value(row, places[3 + i]);
      parts.add(Contribution.of(used().get(3 + i), value, adjusted - centre));
      centre = adjusted;
    }
    return parts;
  }

  private List<String> used() {
    String id = market.id();
    return List.of(
        id + "_last5",
        id + "_last10",
        id + "_season",
        "home",
        "back_to_back",
        "opponent_pace15",
        allowedName());
  }

  private int[] places(FeatureRows rows) {
    return used().stream().mapToInt(rows::place).toArray();
  }

  private static double base(FeatureRows rows, int row, int[] places) {
    double ten = rows.value(row, places[1]);
    double season = rows.value(row, places[2]);
    return 0.5 * rows.value(row, places[0])
        + 0.3 * ten
        + 0.2 * (Double.isNaN(season) ? ten : season);
  }

  private double[] factors(FeatureRows rows, int row, int[] places) {
    return new double[] {
      known(1 + home * (rows.value(row, places[3]) - 0.5)),
      known(1 - backToBack * rows.value(row, places[4])),
      known(StrictMath.pow(rows.value(row, places[5]) / 100.0, pace)),
      known(StrictMath.pow(rows.value(row, places[6]), allowed))
    };
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
