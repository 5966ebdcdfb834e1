package io.tipoff.ingest.season;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The rows of one CSV file, gzip-compressed or not. */
final class CsvTable {

  private CsvTable() {}

  /**
   * Reads a file's bytes.
   *
   * @param columns that the header must name; others are ignored
   * @throws BadFileException TRUNCATED_FILE naming the last whole row if the compressed bytes end
   *     early, MALFORMED_FILE if a column is missing or a row is no CSV
   */
  static List<CsvRow> read(String file, byte[] bytes, List<String> columns)
      throws BadFileException {
    byte[] text = isGzip(bytes) ? decompress(file, bytes) : bytes;
    long reached = 1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(
                new InputStreamReader(
                    new ByteArrayInputStream(text),
                    StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)))) {
      List<CsvRow> rows = new ArrayList<>();
      Map<String, String> pool = new HashMap<>();
      Map<String, Integer> places = Map.of();
      int width = 0;
      for (CsvRecord line : reader) {
        List<String> cells = line.getFields();
        if (places.isEmpty()) {
          places = places(file, cells, columns);
          width = cells.size();
        } else if (cells.size() == width) {
          rows.add(new CsvRow(line.getStartingLineNumber(), cells, places, pool));
        } else {
          throw malformed(
              file,
              line.getStartingLineNumber(),
              "has " + cells.size() + " cells where the header has " + width);
        }
        reached = line.getStartingLineNumber();
      }
      if (places.isEmpty()) {
        throw malformed(file, 1, "is missing: the file is empty");
      }
      return rows;
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw malformed(file, reached + 1, "cannot be read as CSV in UTF-8 (" + e.getMessage() + ")");
    }
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  private static byte[] decompress(String file, byte[] bytes) throws BadFileException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(bytes.length * 8);
    byte[] buffer = new byte[1 << 16];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        text.write(buffer, 0, read);
      }
      return text.toByteArray();
    } catch (IOException e) {
      long rows = 0;
      for (byte one : text.toByteArray()) {
        rows += one == '\n' ? 1 : 0;
      }
      throw new BadFileException(
          Problem.ofRow(
              Problem.Kind.TRUNCATED_FILE,
              file,
              rows,
              "the compressed file breaks off after row " + rows + " (" + e.getMessage() + ").",
              "Fetch the file again and compare its size with the publisher's."));
    }
  }

  private static Map<String, Integer> places(String file, List<String> header, List<String> columns)
      throws BadFileException {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < header.size(); place++) {
      places.put(header.get(place).strip(), place);
    }
    for (String column : columns) {
      if (!places.containsKey(column)) {
        throw malformed(file, 1, "names no column " + column);
      }
    }
    return places;
  }

  private static BadFileException malformed(String file, long row, String what) {
    return new BadFileException(
        Problem.ofRow(
            Problem.Kind.MALFORMED_FILE,
            file,
            row,
            (row == 1 ? "the header " : "row " + row + " ") + what + ".",
            "Compare the file with docs/season-files.md."));
  }
}
