package io.tipoff.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tipoff.slate.Slate;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Prints results as aligned tables or as JSON. */
final class Printer {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addSerializer(Slate.class, new ToStringSerializer()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*%?");

  private final PrintWriter out;

  Printer(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  void json(Object value) {
    try {
      line(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Columns as wide as their widest cell; those that hold numbers alone are set to the right. */
  void table(List<String> header, List<List<String>> rows) {
    int columns = header.size();
    int[] widths = new int[columns];
    boolean[] right = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      int column = i;
      List<String> cells = rows.stream().map(row -> row.get(column)).toList();
      right[i] = isNumeric(cells);
      widths[i] = Math.max(header.get(i).length(), longest(cells));
    }
    line(row(header, widths, right));
    rows.forEach(row -> line(row(row, widths, right)));
  }

  private static String row(List<String> row, int[] widths, boolean[] right) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      cells.add(
          String.format("%" + (right[i] ? "" : "-") + Math.max(1, widths[i]) + "s", row.get(i)));
    }
    return String.join("  ", cells).stripTrailing();
  }

  private static int longest(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Numbers and places without one. */
  private static boolean isNumeric(List<String> cells) {
    return cells.stream().anyMatch(cell -> NUMBER.matcher(cell).matches())
        && cells.stream()
            .allMatch(cell -> cell.equals("-") || cell.isEmpty() || NUMBER.matcher(cell).matches());
  }
}
