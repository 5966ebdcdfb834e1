package io.tipoff.ingest.season;

final class ScheduleParser extends RowParser<ScheduleRow> {

  ScheduleParser(String file, String season, TeamTable teams) {
    super(file, season, teams);
  }

  @Override
  ScheduleRow read(CsvRow row) throws BadFieldException {
    checkSeason(row);
    String home = team(row, "home");
    return new ScheduleRow(
        season(),
        seasonType(row),
        row.gameId("game_id"),
        date(row),
        home,
        otherTeam(row, "away", home),
        row.instant("scheduled_utc"));
  }
}
