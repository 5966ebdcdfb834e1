package io.tipoff.standalone.command;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Season files of an invented league: a sound season as history, one with bad rows, one whose box
 * scores break off and one without them.
 */
final class DamagedLeague {

  static final String HISTORY = "2021-22";
  static final String BAD_ROWS = "2022-23";
  static final String TRUNCATED = "2023-24";
  static final String MISSING = "2024-25";

  static final String UNKNOWN_PLAYER = "777";

  final Path directory;

  /** Games of the season with bad rows, each with at most one kind of damage. */
  final List<String> games;

  /** A row of the box scores that was damaged, and whose it was. */
  record BadRow(int row, String gameId, String playerId) {}

  final BadRow negative;
  final BadRow absurd;
  final BadRow doubled;
  final int doubledAgain;
  final BadRow unknown;
  final String lateGame;
  final int lateQuote;
  final String unannounced;
  final String withoutBox;

  private final byte[] lostBoxes;
  private final byte[] cutBoxes;

  DamagedLeague(Path directory) throws IOException {
    this.directory = directory;
    SyntheticLeague.generate(
            new LeagueSpec(
                5,
                8,
                3,
                List.of(
                    new SeasonSpec(HISTORY, 20, 0, 0, false),
                    new SeasonSpec(BAD_ROWS, 6, 0, 0, true),
                    new SeasonSpec(TRUNCATED, 2, 0, 0, true),
                    new SeasonSpec(MISSING, 2, 0, 0, true))))
        .writeTo(directory);
    SeasonFile schedule = file("schedule", BAD_ROWS);
    SeasonFile box = file("player_box", BAD_ROWS);
    SeasonFile odds = file("game_odds", BAD_ROWS);
    games = schedule.values("game_id", "season", BAD_ROWS);

    unannounced = games.get(1);
    schedule.removeGame(unannounced);
    odds.removeGame(unannounced);
    file("prop_lines", BAD_ROWS).removeGame(unannounced);
    withoutBox = games.get(2);
    box.removeGame(withoutBox);

    negative = badRow(box, games.get(3));
    box.set(negative.row(), "reb", "-3");
    absurd = badRow(box, games.get(4));
    box.set(absurd.row(), "pts", "1000");
    doubled = badRow(box, games.get(5));
    doubledAgain = box.repeat(doubled.row());
    box.set(doubledAgain, "stl", "9");
    unknown = badRow(box, games.get(6));
    box.set(unknown.row(), "player_id", UNKNOWN_PLAYER);

    SeasonFile quotes = file("prop_lines", BAD_ROWS);
    lateGame = games.get(7);
    lateQuote = quotes.row("game_id", lateGame);
    quotes.set(lateQuote, "snapshot_utc", "2022-12-01 12:00:00+00");

    cutBoxes = Files.readAllBytes(boxes(TRUNCATED));
    file("player_box", TRUNCATED).cutToHalf();
    lostBoxes = Files.readAllBytes(boxes(MISSING));
    Files.delete(boxes(MISSING));
  }

  /** Puts the files that were lost back as they were. */
  void fetchLostFilesAgain() throws IOException {
    Files.write(boxes(TRUNCATED), cutBoxes);
    Files.write(boxes(MISSING), lostBoxes);
  }

  /** Dates with games of a season. */
  List<String> dates(String season) throws IOException {
    return file("schedule", season).values("game_date", "season", season);
  }

  private static BadRow badRow(SeasonFile box, String gameId) {
    int row = box.row("game_id", gameId);
    return new BadRow(row, gameId, box.cell(row, "player_id"));
  }

  private Path boxes(String season) {
    return directory.resolve("player_box_" + season + ".csv.gz");
  }

  private SeasonFile file(String kind, String season) throws IOException {
    return new SeasonFile(directory.resolve(kind + "_" + season + ".csv.gz"));
  }
}
