package io.tipoff.transform.league;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tipoff.time.LeagueTime;
import io.tipoff.transform.league.Facts.Box;
import io.tipoff.transform.league.Facts.Game;
import io.tipoff.transform.league.Facts.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Box scores and games of real seasons, where the files are there. */
public final class RealSeasons {

  private static final Path FOLDER =
      Path.of(System.getProperty("tipoff.root")).resolve("../shared/data/nba").normalize();

  private RealSeasons() {}

  /** Whether the files are there. */
  public static boolean present() {
    return Files.isDirectory(FOLDER);
  }

  /** Appearances of a season in file order, known the morning after. */
  public static List<Box> boxes(String season) {
    List<Box> boxes = new ArrayList<>();
    for (Map<String, String> row : rows("player_box_" + season)) {
      boxes.add(box(row));
    }
    return boxes;
  }

  /** Every game with odds or in the schedule; all games of a date tip at noon. */
  public static List<Game> games(String season) {
    Map<String, Game> games = new HashMap<>();
    for (Map<String, String> row : rows("game_odds_" + season)) {
      Game game = game(row, true);
      games.put(game.gameId(), game);
    }
    for (Map<String, String> row : rows("schedule_" + season)) {
      Game game = game(row, false);
      games.put(game.gameId(), game);
    }
    return List.copyOf(games.values());
  }

  /** Final scores of a season, known the morning after. */
  public static List<Result> results(String season) {
    List<Result> results = new ArrayList<>();
    for (Map<String, String> row : rows("game_odds_" + season)) {
      LocalDate date = LocalDate.parse(row.get("game_date"));
      if (!row.get("score_home").isEmpty()) {
        results.add(
            new Result(
                row.get("game_id"),
                date,
                row.get("home"),
                row.get("away"),
                count(row, "score_home"),
                count(row, "score_away"),
                "odds",
                Facts.morningAfter(date)));
      }
    }
    return results;
  }

  private static Game game(Map<String, String> row, boolean neutral) {
    LocalDate date = LocalDate.parse(row.get("game_date"));
    return new Game(
        row.get("game_id"),
        date,
        row.get("season"),
        row.getOrDefault("season_type", "RS"),
        row.get("home"),
        row.get("away"),
        neutral,
        null,
        LeagueTime.noon(date),
        true,
        "BOTH",
        LeagueTime.at(date, LocalTime.of(9, 0)));
  }

  private static Box box(Map<String, String> row) {
    LocalDate date = LocalDate.parse(row.get("game_date"));
    return new Box(
        row.get("game_id"),
        row.get("player_id"),
        date,
        row.get("season"),
        row.get("season_type"),
        row.get("player_name"),
        row.get("team"),
        row.get("opp"),
        count(row, "home"),
        Math.round(Double.parseDouble(row.get("minutes")) * 60),
        count(row, "pts"),
        count(row, "reb"),
        count(row, "oreb"),
        count(row, "ast"),
        count(row, "stl"),
        count(row, "blk"),
        count(row, "tov"),
        count(row, "pf"),
        count(row, "fgm"),
        count(row, "fga"),
        count(row, "fg3m"),
        count(row, "fg3a"),
        count(row, "ftm"),
        count(row, "fta"),
        null,
        row.get("src"),
        Facts.morningAfter(date));
  }

  private static long count(Map<String, String> row, String column) {
    return Long.parseLong(row.get(column));
  }

  private static List<Map<String, String>> rows(String file) {
    List<Map<String, String>> rows = new ArrayList<>();
    Path path = FOLDER.resolve(file + ".csv.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), UTF_8))) {
      String[] header = lines.readLine().split(",", -1);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i], cells[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
