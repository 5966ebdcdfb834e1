package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.PropQuoteRow;
import io.tipoff.ingest.name.PlayerDirectory;
import io.tipoff.price.PriceRule;
import io.tipoff.slate.Market;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class PropLinesParser extends RowParser<PropQuoteRow> {

  /** Numbers that this source writes where it has no price. */
  private static final PriceRule PRICES = new PriceRule(Map.of("spon7ge", Set.of(-137L, 100L)));

  private static final double LARGEST_LINE = 150;
  private static final double LARGEST_ODDS = 1e9;

  private final PlayerDirectory players;

  PropLinesParser(String file, String season, TeamTable teams, PlayerDirectory players) {
    super(file, season, teams);
    this.players = players;
  }

  @Override
  PropQuoteRow read(CsvRow row) throws BadFieldException {
    String source = row.required("src");
    LocalDate date = date(row);
    String home = team(row, "home");
    String away = otherTeam(row, "away", home);
    boolean byName = row.text("player_id").isEmpty();
    Optional<Long> over = price(row, "over_price");
    Optional<Long> under = price(row, "under_price");
    return new PropQuoteRow(
        source,
        date,
        row.gameId("game_id"),
        byName ? player(row, players, Set.of(home, away), date) : row.id("player_id"),
        byName,
        row.required("player_name"),
        home,
        away,
        market(row),
        row.required("book"),
        line(row),
        over,
        under,
        PRICES.usable(source, over.orElse(null), under.orElse(null)),
        row.instant("snapshot_utc"));
  }

  private static double line(CsvRow row) throws BadFieldException {
    double line = row.decimal("line", 0, LARGEST_LINE);
    if (2 * line != Math.rint(2 * line)) {
      throw new BadFieldException(
          "line",
          "line is " + line + ", neither whole nor a half",
          "Correct the line in the file.");
    }
    return line;
  }

  private static Optional<Long> price(CsvRow row, String column) throws BadFieldException {
    return row.optionalDecimal(column, -LARGEST_ODDS, LARGEST_ODDS).map(Math::round);
  }

  private static Market market(CsvRow row) throws BadFieldException {
    String text = row.required("market");
    for (Market market : Market.values()) {
      if (market.name().equals(text)) {
        return market;
      }
    }
    throw new BadFieldException(
        "market",
        "market is '" + text + "', which is not bet on here",
        "Use one of the markets in docs/season-files.md.");
  }
}
