package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.ClosingOdds;

/** Reads of a {@code game_odds} row what was known before the game, and nothing else. */
final class ClosingOddsParser extends RowParser<ClosingOdds> {

  private static final double LARGEST_SPREAD = 60;
  private static final double SMALLEST_TOTAL = 100;
  private static final double LARGEST_TOTAL = 400;

  ClosingOddsParser(String file, String season, TeamTable teams) {
    super(file, season, teams);
  }

  @Override
  ClosingOdds read(CsvRow row) throws BadFieldException {
    checkSeason(row);
    String home = team(row, "home");
    return new ClosingOdds(
        season(),
        date(row),
        row.gameId("game_id"),
        home,
        otherTeam(row, "away", home),
        row.optionalDecimal("spread_home", -LARGEST_SPREAD, LARGEST_SPREAD),
        row.optionalDecimal("total", SMALLEST_TOTAL, LARGEST_TOTAL),
        row.required("src"));
  }
}
