package io.tipoff.ingest.synthetic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Season files as written, for looking at them without the parsers under test. */
final class CsvFiles {

  private final Path directory;

  CsvFiles(Path directory) {
    this.directory = directory;
  }

  List<NamedCsvRecord> rows(String kind, String season) throws IOException {
    Path file = directory.resolve(kind + "_" + season + ".csv.gz");
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(new GZIPInputStream(raw))) {
      return rows.stream().toList();
    }
  }

  static int number(NamedCsvRecord row, String column) {
    return (int) Double.parseDouble(row.getField(column));
  }

  /** What a market counts in a box row. */
  static int count(NamedCsvRecord box, String market) {
    return switch (market) {
      case "POINTS" -> number(box, "pts");
      case "REBOUNDS" -> number(box, "reb");
      case "ASSISTS" -> number(box, "ast");
      case "THREES" -> number(box, "fg3m");
      default -> number(box, "pts") + number(box, "reb") + number(box, "ast");
    };
  }
}
