package io.tipoff.grade;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tipoff.grade.RawTables.PlayerBox;
import io.tipoff.grade.RawTables.PropQuote;
import io.tipoff.slate.Market;
import io.tipoff.time.LeagueTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Real seasons from {@code ../shared/data/nba} beside the repository, straight as rows. */
public final class SeasonFiles {

  public static final String ABSENT =
      "skipped: the season files are not in ../shared/data/nba beside the repository";

  private static final Path FOLDER =
      Path.of(System.getProperty("tipoff.root", "..")).resolve("../shared/data/nba").normalize();

  private SeasonFiles() {}

  public static boolean present() {
    return Files.isDirectory(FOLDER);
  }

  public static List<PlayerBox> playerBox(String season) throws IOException {
    List<PlayerBox> rows = new ArrayList<>();
    read(
        "player_box_" + season,
        row -> {
          LocalDate date = LocalDate.parse(row.getField("game_date"));
          rows.add(
              new PlayerBox(
                  row.getField("game_id"),
                  row.getField("player_id"),
                  date,
                  row.getField("season"),
                  row.getField("season_type"),
                  row.getField("player_name"),
                  row.getField("team"),
                  whole(row, "pts"),
                  whole(row, "reb"),
                  whole(row, "ast"),
                  whole(row, "fg3m"),
                  LeagueTime.at(date.plusDays(1), LocalTime.of(6, 0))));
        });
    return rows;
  }

  /** Every distinct quote that names a game and a player. */
  public static List<PropQuote> quotes(String season) throws IOException {
    Map<String, PropQuote> rows = new LinkedHashMap<>();
    read(
        "prop_lines_" + season,
        row -> {
          if (row.getField("game_id").isEmpty() || row.getField("player_id").isEmpty()) {
            return;
          }
          String id = String.join("|", row.getFields());
          LocalDate date = LocalDate.parse(row.getField("game_date"));
          rows.put(
              id,
              new PropQuote(
                  id,
                  row.getField("src"),
                  row.getField("game_id"),
                  date,
                  row.getField("player_id"),
                  false,
                  Market.valueOf(row.getField("market")),
                  row.getField("book"),
                  Double.parseDouble(row.getField("line")),
                  price(row, "over_price"),
                  price(row, "under_price"),
                  true,
                  false,
                  LeagueTime.noon(date)));
        });
    return List.copyOf(rows.values());
  }

  private static Long price(NamedCsvRecord row, String field) {
    return row.getField(field).isEmpty() ? null : whole(row, field);
  }

  private static long whole(NamedCsvRecord row, String field) {
    return Math.round(Double.parseDouble(row.getField(field)));
  }

  private static void read(String name, Consumer<NamedCsvRecord> row) throws IOException {
    try (InputStream file = Files.newInputStream(FOLDER.resolve(name + ".csv.gz"));
        InputStreamReader text =
            new InputStreamReader(new GZIPInputStream(file, 1 << 16), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      csv.forEach(row);
    }
  }
}
