package io.tipoff.ingest.season;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Changes rows of a gzip-compressed season file, as a publisher or an accident would. */
final class SeasonFileEdit {

  private final Path file;
  private final List<String> lines;

  private SeasonFileEdit(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static SeasonFileEdit of(Path directory, String stem) throws IOException {
    Path file = directory.resolve(stem + ".csv.gz");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new SeasonFileEdit(file, new ArrayList<>(text.lines().toList()));
    }
  }

  /**
   * @param row line of the file, the header being 1
   */
  String cell(int row, String column) {
    return lines.get(row - 1).split(",", -1)[place(column)];
  }

  void replaceInRow(int row, String column, String value) throws IOException {
    String[] cells = lines.get(row - 1).split(",", -1);
    cells[place(column)] = value;
    lines.set(row - 1, String.join(",", cells));
    write();
  }

  /** Repeats a row at the end; its new row number. */
  int repeat(int row) throws IOException {
    lines.add(lines.get(row - 1));
    write();
    return lines.size();
  }

  void removeGame(String gameId) throws IOException {
    lines.removeIf(line -> line.contains(gameId));
    write();
  }

  void cutTo(double share) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  int rows() {
    return lines.size();
  }

  private int place(String column) {
    return List.of(lines.getFirst().split(",", -1)).indexOf(column);
  }

  private void write() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
