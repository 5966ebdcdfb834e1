package io.tipoff.predict.zonematchup;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.formula.CentreFormula;
import io.tipoff.predict.system.Contribution;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mean of the season (of the last 10 games where it has none) times what the opponent allows
 * against the league, to an exponent. As long as no source tells shots by zone, the team's
 * allowance of the whole market stands for the zones; in PRA each of the three parts has its own.
 * An allowance that is not known changes nothing.
 */
final class AllowanceFormula implements CentreFormula {

  /** Exponents of the allowance; chosen on the seasons up to 2023-24. */
  private static final Map<Market, Double> EXPONENTS =
      Map.of(
          Market.POINTS, 0.5,
          Market.REBOUNDS, 0.5,
          Market.ASSISTS, 0.5,
          Market.THREES, 0.4);

  private static final List<Market> PARTS = List.of(Market.POINTS, Market.REBOUNDS, Market.ASSISTS);

  @Override
  public String id() {
    return "zone-matchup";
  }

  @Override
  public String library() {
    return "tipoff zone-matchup 1";
  }

  @Override
  public List<String> features() {
    Set<String> names = new LinkedHashSet<>();
    EXPONENTS.keySet().stream().sorted().forEach(market -> names.addAll(used(market)));
    return new ArrayList<>(names);
  }

  private static List<Market> parts(Market market) {
    return market == Market.PRA ? PARTS : List.of(market);
  }

  private static List<String> used(Market market) {
    String id = market.id();
    return List.of(id + "_season", id + "_last10", "opponent_" + id + "_allowed_rel15");
  }

  @Override
  public String parameters(Market market) {
    StringBuilder text = new StringBuilder("season (else last10) * allowed_rel15^exponent:");
    parts(market)
        .forEach(
            part -> text.append(' ').append(part.id()).append('=').append(EXPONENTS.get(part)));
    return text.toString();
  }

  @Override
  public double[] centres(Market market, FeatureRows rows) {
    double[] centres = new double[rows.size()];
    for (Market part : parts(market)) {
      int[] places = used(part).stream().mapToInt(rows::place).toArray();
      for (int i = 0; i < centres.length; i++) {
        centres[i] += mean(rows, i, places) * factor(part, rows, i, places);
      }
    }
    return centres;
  }

  private static double mean(FeatureRows rows, int row, int[] places) {
    float season = rows.value(row, places[0]);
    return Float.isNaN(season) ? rows.value(row, places[1]) : season;
  }

  private static double factor(Market part, FeatureRows rows, int row, int[] places) {
    float allowed = rows.value(row, places[2]);
    return Float.isNaN(allowed) ? 1 : StrictMath.pow(allowed, EXPONENTS.get(part));
  }

  @Override
  public List<Contribution> contributions(Market market, FeatureRows rows, int row) {
    List<Contribution> contributions = new ArrayList<>();
    for (Market part : parts(market)) {
      int[] places = used(part).stream().mapToInt(rows::place).toArray();
      double mean = mean(rows, row, places);
      if (Double.isNaN(mean)) {
        return List.of();
      }
      String season = used(part).get(Float.isNaN(rows.value(row, places[0])) ? 1 : 0);
      contributions.add(new Contribution(season, mean, mean));
      contributions.add(
          Contribution.of(
              used(part).get(2),
              rows.value(row, places[2]),
              mean * (factor(part, rows, row, places) - 1)));
    }
    return contributions;
  }
}
