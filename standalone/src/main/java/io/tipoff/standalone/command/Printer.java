package io.tipoff.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints results as aligned tables or as JSON. */
final class Printer {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

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

  /** Columns as wide as their widest cell; cells that look like numbers are set to the right. */
  void table(List<String> header, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(header);
    all.addAll(rows);
    int[] widths = new int[header.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : all) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < widths.length; i++) {
        boolean right =
            row.get(i).matches("[-+]?[0-9.,]+%?") || (row == header && numeric(rows, i));
        cells.add(
            String.format("%" + (right ? "" : "-") + Math.max(1, widths[i]) + "s", row.get(i)));
      }
      line(cells.stream().collect(Collectors.joining("  ")).stripTrailing());
    }
  }

  private static boolean numeric(List<List<String>> rows, int column) {
    return !rows.isEmpty() && rows.getFirst().get(column).matches("[-+]?[0-9.,]+%?");
  }
}
