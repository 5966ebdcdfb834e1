package io.tipoff.features.contract;

import io.tipoff.features.history.Stat;
import io.tipoff.features.quote.BookLines;
import io.tipoff.slate.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What odds and quotes say of the game and the player, as known before the cut-off. */
final class MarketFeatures {

  private static final String NO_ODDS = "no odds known before the as-of";
  private static final String QUOTES = "raw.prop_quote";
  private static final String HARDLY_QUOTED =
      "fewer than three of his team have a stamped quote with two prices known before the as-of";

  private MarketFeatures() {}

  static List<Feature> all() {
    List<Feature> features = new ArrayList<>(ofGame());
    features.addAll(ofWhoIsQuoted());
    Stat.markets().forEach(stat -> features.addAll(ofMarket(stat)));
    features.add(
        Feature.awaiting(
            "public betting shares",
            "public_over",
            Family.MARKET,
            "share",
            0,
            1,
            "share of bets on the total's over, as reported before the as-of"));
    return features;
  }

  private static List<Feature> ofGame() {
    return List.of(
        ofOdds(
                "spread",
                -60,
                60,
                "closing handicap of his team, negative = favoured",
                input -> input.fixture().spread())
            .speaksFor(Direction.NONE),
        ofOdds(
            "total",
            100,
            400,
            "closing total of both teams' points",
            input -> input.fixture().total()),
        ofOdds(
            "implied_team_total",
            40,
            220,
            "total / 2 − spread / 2",
            input -> input.fixture().impliedTeamTotal()));
  }

  /** Books take no bets on whom they expect to miss the game. */
  private static List<Feature> ofWhoIsQuoted() {
    return List.of(
        ofTeam(
            "quoted",
            "0 or 1",
            1,
            "1 if a book has, or had earlier that day, a stamped quote on him in any market",
            input -> input.lines().stamped() ? 1.0 : 0.0),
        ofTeam(
                "quoted_teammates",
                "players",
                25,
                "teammates on whom a book has one",
                input -> input.teammates().quoted().players())
            .speaksFor(Direction.NONE),
        ofTeam(
                "quoted_teammates_minutes",
                "minutes",
                700,
                "Σ minutes per game of these over the latest 10 games",
                input -> input.teammates().quoted().minutes())
            .over("latest 10 games of the other rostered players", 0)
            .nullWhen(HARDLY_QUOTED)
            .speaksFor(Direction.LESS),
        ofTeam(
                "quoted_teammates_usage",
                "plays",
                400,
                "Σ plays per game of these over the latest 10 games",
                input -> input.teammates().quoted().plays())
            .over("latest 10 games of the other rostered players", 0)
            .nullWhen(HARDLY_QUOTED)
            .speaksFor(Direction.LESS));
  }

  private static Feature ofTeam(
      String name, String unit, double high, String meaning, Formula formula) {
    return Feature.of(
            name,
            Family.MARKET,
            unit,
            0,
            high,
            meaning,
            input -> input.teammates().quoted() == null ? null : formula.of(input))
        .nullWhen(HARDLY_QUOTED)
        .optional()
        .from(QUOTES, "analytics.player_game", "analytics.roster");
  }

  private static Feature ofOdds(
      String name, double low, double high, String meaning, Formula formula) {
    return Feature.of(name, Family.MARKET, "points", low, high, meaning, formula)
        .nullWhen(NO_ODDS)
        .optional()
        .from("analytics.game_context");
  }

  private static List<Feature> ofMarket(Stat stat) {
    Market market = Market.valueOf(stat.name());
    String id = stat.id();
    String unit = FormFeatures.unit(stat);
    double high = FormFeatures.high(stat);
    return List.of(
        ofQuotes(
            id + "_line",
            unit,
            0,
            high,
            "median over the books' main lines, each book by its latest quotes",
            market,
            BookLines::line),
        ofQuotes(
            id + "_line_open",
            unit,
            0,
            high,
            "the same, each book by its earliest quotes",
            market,
            BookLines::opening),
        ofQuotes(
            id + "_line_move",
            unit,
            -high,
            high,
            id + "_line − " + id + "_line_open",
            market,
            lines -> lines.line() - lines.opening()),
        ofQuotes(
                id + "_line_spread",
                unit,
                0,
                high,
                "highest less lowest of the books' main lines",
                market,
                BookLines::spread)
            .speaksFor(Direction.NONE),
        ofQuotes(
                id + "_over_probability",
                "probability",
                0,
                1,
                "no-vig probability of the over at the main line that most books have, median over"
                    + " these books' prices that no others dispute",
                market,
                BookLines::over)
            .nullWhen("no quote with two real, undisputed prices known before the as-of"));
  }

  private static Feature ofQuotes(
      String name,
      String unit,
      double low,
      double high,
      String meaning,
      Market market,
      Function<BookLines, Double> number) {
    return Feature.of(
            name,
            Family.MARKET,
            unit,
            low,
            high,
            meaning,
            input -> {
              BookLines lines = input.lines().byMarket().get(market);
              return lines == null ? null : number.apply(lines);
            })
        .nullWhen("no quote with two prices known before the as-of")
        .optional()
        .from(QUOTES);
  }
}
