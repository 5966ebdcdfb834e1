package io.tipoff.ingest.synthetic;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns of each season file. */
final class SeasonFileRows {

  private static final String SOURCE = "synthetic";
  private static final double NO_TOTAL = 0.01;
  private static final double NO_PLAYER_ID = 0.003;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SeasonFileRows() {}

  static void teams(CsvWriter csv, List<Team> teams) {
    csv.writeRecord("team_id", "code", "name", "aliases");
    for (Team team : teams) {
      csv.writeRecord(String.valueOf(team.id()), team.code(), team.name(), "");
    }
  }

  static void playerIds(CsvWriter csv, List<Player> players) {
    csv.writeRecord("player_id", "norm_name");
    for (Player player : players) {
      String norm =
          player
              .plainName()
              .toLowerCase(Locale.ROOT)
              .replace('ø', 'o')
              .replace('-', ' ')
              .replaceAll("[^a-z0-9 ]", "")
              .replaceAll(" jr$", "");
      csv.writeRecord(String.valueOf(player.id()), norm);
    }
  }

  static void schedule(CsvWriter csv, SyntheticSeason season) {
    csv.writeRecord(
        "season", "season_type", "game_id", "game_date", "home", "away", "scheduled_utc");
    for (PlayedGame played : season.games()) {
      Game game = played.game();
      if (!game.neutral()) {
        csv.writeRecord(
            game.season(),
            game.type().name(),
            game.id(),
            game.date().toString(),
            game.home().code(),
            game.away().code(),
            game.scheduled().toString());
      }
    }
  }

  static void playerBox(CsvWriter csv, SyntheticSeason season) {
    csv.writeRecord(
        "season",
        "season_type",
        "game_id",
        "game_date",
        "player_id",
        "player_name",
        "team",
        "opp",
        "home",
        "starter",
        "pos",
        "minutes",
        "pts",
        "reb",
        "oreb",
        "dreb",
        "ast",
        "stl",
        "blk",
        "tov",
        "pf",
        "fgm",
        "fga",
        "fg3m",
        "fg3a",
        "ftm",
        "fta",
        "plus_minus",
        "src");
    for (PlayedGame played : season.games()) {
      for (List<BoxLine> team : List.of(played.homeLines(), played.awayLines())) {
        for (BoxLine line : team) {
          csv.writeRecord(boxRow(played.game(), line));
        }
      }
    }
  }

  private static List<String> boxRow(Game game, BoxLine line) {
    List<String> row = new ArrayList<>(29);
    row.add(game.season());
    row.add(game.type().name());
    row.add(game.id());
    row.add(game.date().toString());
    row.add(String.valueOf(line.player().id()));
    row.add(line.player().name());
    row.add(line.team());
    row.add(line.opponent());
    row.add(line.home() ? "1" : "0");
    row.add("");
    row.add(line.player().position().code());
    row.add(line.minutes() + ".0");
    for (int count :
        new int[] {
          line.points(),
          line.rebounds(),
          line.of(Stat.OFFENSIVE_REBOUND),
          line.of(Stat.DEFENSIVE_REBOUND),
          line.of(Stat.ASSIST),
          line.of(Stat.STEAL),
          line.of(Stat.BLOCK),
          line.of(Stat.TURNOVER),
          line.of(Stat.FOUL),
          line.fieldGoals(),
          line.fieldGoalsAttempted(),
          line.of(Stat.THREE_MADE),
          line.threesAttempted(),
          line.of(Stat.FREE_MADE),
          line.freeThrowsAttempted()
        }) {
      row.add(String.valueOf(count));
    }
    row.add("");
    row.add(SOURCE);
    return row;
  }

  static void gameOdds(CsvWriter csv, SyntheticSeason season, Draws draws) {
    csv.writeRecord(
        "season",
        "game_date",
        "game_id",
        "home",
        "away",
        "spread_home",
        "total",
        "score_home",
        "score_away",
        "src");
    for (PlayedGame played : season.games()) {
      Game game = played.game();
      csv.writeRecord(
          game.season(),
          game.date().toString(),
          game.id(),
          game.home().code(),
          game.away().code(),
          String.valueOf(played.spread() + 0.0),
          draws.chance(NO_TOTAL) ? "" : String.valueOf(played.total()),
          String.valueOf(played.homePoints()),
          String.valueOf(played.awayPoints()),
          SOURCE);
    }
  }

  static void propLines(CsvWriter csv, SyntheticSeason season, Draws draws) {
    csv.writeRecord(
        "src",
        "game_date",
        "game_id",
        "player_id",
        "player_name",
        "home",
        "away",
        "market",
        "book",
        "line",
        "over_price",
        "under_price",
        "snapshot_utc");
    for (Quote quote : season.quotes()) {
      boolean plainName = !quote.book().equals(Book.ALL.getFirst().name());
      csv.writeRecord(
          SOURCE,
          quote.game().date().toString(),
          quote.game().id(),
          draws.chance(NO_PLAYER_ID) ? "" : String.valueOf(quote.player().id()),
          plainName ? quote.player().plainName() : quote.player().name(),
          quote.game().home().code(),
          quote.game().away().code(),
          quote.market().name(),
          quote.book(),
          String.valueOf(quote.line()),
          quote.overPrice() + ".0",
          quote.underPrice() + ".0",
          STAMP.format(quote.stamp()) + "+00");
    }
  }

  static void injuries(CsvWriter csv, SyntheticSeason season) {
    csv.writeRecord(
        "src", "reported_at", "game_date", "team", "player_id", "player_name", "status", "reason");
    for (InjuryReport report : season.reports()) {
      csv.writeRecord(
          SOURCE,
          report.at().toString(),
          report.game().date().toString(),
          report.team().code(),
          String.valueOf(report.player().id()),
          report.player().name(),
          report.status().name(),
          report.reason());
    }
  }

  static void truth(CsvWriter csv, SyntheticSeason season) {
    csv.writeRecord(
        "season",
        "game_date",
        "game_id",
        "player_id",
        "market",
        "p_appears",
        "minutes",
        "mean",
        "sd",
        "median",
        "line",
        "p_over");
    for (TrueProp truth : season.truths()) {
      TrueDistribution count = truth.count();
      double line = count.mainLine();
      csv.writeRecord(
          truth.season(),
          truth.date().toString(),
          truth.gameId(),
          String.valueOf(truth.playerId()),
          truth.market().name(),
          decimal(truth.appears()),
          String.valueOf(truth.minutes()),
          decimal(count.mean()),
          decimal(count.standardDeviation()),
          String.valueOf(count.median()),
          String.valueOf(line),
          decimal(count.over(line)));
    }
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }
}
