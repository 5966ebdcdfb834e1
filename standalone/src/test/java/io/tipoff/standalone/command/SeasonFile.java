package io.tipoff.standalone.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A season file that can be damaged. Rows are numbered as an editor counts, the header being 1. */
final class SeasonFile {

  private final Path path;
  private final List<String> lines;

  SeasonFile(Path path) throws IOException {
    this.path = path;
    try (var in = new GZIPInputStream(Files.newInputStream(path))) {
      lines =
          new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** All rows that show the text in a column. */
  List<Integer> rows(String column, String text) {
    return IntStream.rangeClosed(2, lines.size())
        .filter(row -> cell(row, column).equals(text))
        .boxed()
        .toList();
  }

  /** The first row that shows the text in a column. */
  int row(String column, String text) {
    for (int row = 2; row <= lines.size(); row++) {
      if (cell(row, column).equals(text)) {
        return row;
      }
    }
    throw new IllegalArgumentException(path + " has no " + column + " " + text);
  }

  String cell(int row, String column) {
    return cells(row)[place(column)];
  }

  /** Different values of a column on rows that show the text in another. */
  List<String> values(String column, String where, String text) {
    List<String> values = new ArrayList<>();
    for (int row = 2; row <= lines.size(); row++) {
      if (cell(row, where).equals(text) && !values.contains(cell(row, column))) {
        values.add(cell(row, column));
      }
    }
    return values;
  }

  void set(int row, String column, String value) throws IOException {
    String[] cells = cells(row);
    cells[place(column)] = value;
    lines.set(row - 1, String.join(",", cells));
    write();
  }

  /** Repeats a row at the end; the number of the new one. */
  int repeat(int row) throws IOException {
    lines.add(lines.get(row - 1));
    write();
    return lines.size();
  }

  void removeGame(String gameId) throws IOException {
    lines.removeIf(line -> line.contains(gameId));
    write();
  }

  void cutToHalf() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private String[] cells(int row) {
    return lines.get(row - 1).split(",", -1);
  }

  private int place(String column) {
    return List.of(cells(1)).indexOf(column);
  }

  private void write() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
