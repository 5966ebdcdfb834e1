package io.tipoff.ingest.season;

import io.tipoff.ingest.fact.GameResult;

/** Reads of a {@code game_odds} row the final score. */
final class GameResultParser extends RowParser<GameResult> {

  private static final int LOWEST_SCORE = 30;
  private static final int HIGHEST_SCORE = 250;

  GameResultParser(String file, String season, TeamTable teams) {
    super(file, season, teams);
  }

  /** Whether the row has a score yet. */
  static boolean isPlayed(CsvRow row) {
    return !row.text("score_home").isEmpty() || !row.text("score_away").isEmpty();
  }

  @Override
  GameResult read(CsvRow row) throws BadFieldException {
    checkSeason(row);
    String home = team(row, "home");
    int homeScore = row.whole("score_home", LOWEST_SCORE, HIGHEST_SCORE);
    int awayScore = row.whole("score_away", LOWEST_SCORE, HIGHEST_SCORE);
    if (homeScore == awayScore) {
      throw new BadFieldException(
          "score_away",
          "the score is tied at " + homeScore + ", which no final score is",
          "Fetch the game's score again once it is final.");
    }
    return new GameResult(
        season(),
        date(row),
        row.gameId("game_id"),
        home,
        otherTeam(row, "away", home),
        homeScore,
        awayScore,
        row.required("src"));
  }
}
