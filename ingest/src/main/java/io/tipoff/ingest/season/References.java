package io.tipoff.ingest.season;

import io.tipoff.digest.Digests;
import io.tipoff.ingest.name.NameAliases;
import io.tipoff.ingest.name.PlayerDirectory;
import java.util.List;
import java.util.Optional;

/**
 * What rows are read against: the directory's own teams, else the league's, and its list of
 * players.
 *
 * @param digest of both, as far as the directory has them
 */
record References(TeamTable teams, List<CsvRow> players, String digest) {

  /** Kind of the file of teams. */
  static final String TEAMS = "teams";

  /** Kind of the list of players. */
  static final String PLAYER_IDS = "player_ids";

  private static final List<String> PLAYER_COLUMNS = List.of("player_id", "norm_name");

  static References read(Optional<SourceFile> teams, Optional<SourceFile> players)
      throws BadFileException {
    TeamTable table =
        teams.isPresent() ? TeamTable.of(teams.get().name(), teams.get().bytes()) : TeamTable.nba();
    List<CsvRow> rows =
        players.isPresent()
            ? CsvTable.read(players.get().name(), players.get().bytes(), PLAYER_COLUMNS)
            : List.of();
    return new References(table, rows, digest(teams) + digest(players));
  }

  private static String digest(Optional<SourceFile> file) {
    return file.map(present -> Digests.sha256(present.bytes())).orElse("");
  }

  /** A directory that knows the listed players; rows without a number for an id are left out. */
  PlayerDirectory directory() {
    PlayerDirectory directory = new PlayerDirectory(NameAliases.standard());
    for (CsvRow row : players) {
      String id = row.text("player_id");
      if (!id.isEmpty() && id.chars().allMatch(Character::isDigit)) {
        directory.list(Long.parseLong(id), row.text("norm_name"));
      }
    }
    return directory;
  }
}
