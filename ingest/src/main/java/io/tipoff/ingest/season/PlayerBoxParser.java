package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.BoxIdentities;
import io.tipoff.ingest.fact.PlayerBoxRow;
import java.util.Optional;

final class PlayerBoxParser extends RowParser<PlayerBoxRow> {

  private static final double MOST_MINUTES = 80;
  private static final int MOST_POINTS = 120;
  private static final int MOST = 80;
  private static final String FETCH =
      "Fetch the game's box score again; a corrected row is loaded as a new version.";

  PlayerBoxParser(String file, String season, TeamTable teams) {
    super(file, season, teams);
  }

  @Override
  PlayerBoxRow read(CsvRow row) throws BadFieldException {
    checkSeason(row);
    String team = team(row, "team");
    PlayerBoxRow box =
        new PlayerBoxRow(
            season(),
            seasonType(row),
            row.gameId("game_id"),
            date(row),
            row.id("player_id"),
            row.required("player_name"),
            team,
            otherTeam(row, "opp", team),
            row.whole("home", 0, 1) == 1,
            (int) Math.round(60 * row.decimal("minutes", 0, MOST_MINUTES)),
            row.whole("pts", 0, MOST_POINTS),
            row.whole("reb", 0, MOST),
            row.whole("oreb", 0, MOST),
            row.whole("dreb", 0, MOST),
            row.whole("ast", 0, MOST),
            row.whole("stl", 0, MOST),
            row.whole("blk", 0, MOST),
            row.whole("tov", 0, MOST),
            row.whole("pf", 0, MOST),
            row.whole("fgm", 0, MOST),
            row.whole("fga", 0, MOST),
            row.whole("fg3m", 0, MOST),
            row.whole("fg3a", 0, MOST),
            row.whole("ftm", 0, MOST),
            row.whole("fta", 0, MOST),
            row.optionalWhole("plus_minus", -MOST, MOST),
            row.required("src"));
    Optional<BoxIdentities.Broken> broken = BoxIdentities.broken(box);
    if (broken.isPresent()) {
      throw new BadFieldException(broken.get().field(), broken.get().reason(), FETCH);
    }
    return box;
  }
}
