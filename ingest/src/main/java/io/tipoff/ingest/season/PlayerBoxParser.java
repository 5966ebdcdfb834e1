package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.PlayerBoxRow;

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
    checkIdentities(box);
    return box;
  }

  private static void checkIdentities(PlayerBoxRow box) throws BadFieldException {
    int twos = box.fieldGoalsMade() - box.threesMade();
    int points = 2 * twos + 3 * box.threesMade() + box.freeThrowsMade();
    if (box.points() != points) {
      throw new BadFieldException(
          "pts", "pts is " + box.points() + " but the shots made give " + points, FETCH);
    }
    int rebounds = box.offensiveRebounds() + box.defensiveRebounds();
    if (box.rebounds() != rebounds) {
      throw new BadFieldException(
          "reb", "reb is " + box.rebounds() + " but oreb and dreb give " + rebounds, FETCH);
    }
    atMost("fgm", box.fieldGoalsMade(), "fga", box.fieldGoalsAttempted());
    atMost("fg3m", box.threesMade(), "fg3a", box.threesAttempted());
    atMost("fg3m", box.threesMade(), "fgm", box.fieldGoalsMade());
    atMost("fg3a", box.threesAttempted(), "fga", box.fieldGoalsAttempted());
    atMost("ftm", box.freeThrowsMade(), "fta", box.freeThrowsAttempted());
  }

  private static void atMost(String part, int partOf, String whole, int all)
      throws BadFieldException {
    if (partOf > all) {
      throw new BadFieldException(
          part, part + " is " + partOf + ", more than " + whole + " " + all, FETCH);
    }
  }
}
