package io.tipoff.ingest.season;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One code per team, whatever the spelling. */
public final class TeamTable {

  static final List<String> COLUMNS = List.of("team_id", "code", "name", "aliases");

  private static final Pattern UNLETTERED = Pattern.compile("[^a-z0-9]");

  private final Map<String, String> codes = new HashMap<>();

  /** The codes themselves, which most files use: found without looking at letters. */
  private final Map<String, String> exact = new HashMap<>();

  private TeamTable() {}

  /** The league's own thirty. */
  public static TeamTable nba() {
    try (InputStream in = TeamTable.class.getResourceAsStream("teams.csv")) {
      if (in == null) {
        throw new IllegalStateException("resource teams.csv is missing from the jar");
      }
      return of("teams.csv", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("resource teams.csv cannot be read", e);
    } catch (BadFileException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** The teams that a directory brings along in a {@code teams.csv}. */
  static TeamTable of(String file, byte[] bytes) throws BadFileException {
    TeamTable table = new TeamTable();
    for (CsvRow row : CsvTable.read(file, bytes, COLUMNS)) {
      String code = row.text("code");
      table.exact.put(code, code);
      List<String> spellings =
          new ArrayList<>(List.of(code, row.text("name"), row.text("team_id")));
      spellings.addAll(List.of(row.text("aliases").split("\\|", -1)));
      for (String spelling : spellings) {
        String other = spelling.isBlank() ? null : table.codes.put(plain(spelling), code);
        if (other != null && !other.equals(code)) {
          throw new BadFileException(
              Problem.ofRow(
                  Problem.Kind.MALFORMED_FILE,
                  file,
                  row.number(),
                  "'" + spelling + "' is a spelling of both " + other + " and " + code + ".",
                  "Leave it to one of them."));
        }
      }
    }
    return table;
  }

  /** Code of a code, name, nickname or id; empty if no team is called so. */
  public Optional<String> code(String spelling) {
    String code = exact.get(spelling);
    return Optional.ofNullable(code == null ? codes.get(plain(spelling)) : code);
  }

  private static String plain(String spelling) {
    return UNLETTERED.matcher(spelling.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
