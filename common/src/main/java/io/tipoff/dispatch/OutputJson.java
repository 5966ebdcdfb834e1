package io.tipoff.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskOutput.Completeness;
import io.tipoff.run.TaskOutput.Requests;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An output as JSON, equal bytes for equal outputs: every value as text, so that it comes back as
 * it was. Artefacts and plans have no place in it.
 */
final class OutputJson {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private OutputJson() {}

  /**
   * What is stored.
   *
   * @param proof why there is nothing; empty if there are rows
   */
  private record Stored(
      Optional<String> proof,
      List<StoredRows> tables,
      Optional<Completeness> completeness,
      SortedMap<String, Long> counts,
      Optional<StoredRequests> requests) {}

  private record StoredRows(String table, List<String> columns, List<String[]> rows) {}

  private record StoredRequests(String item, SortedMap<String, String> leftOut) {}

  /**
   * @throws IllegalArgumentException if the output has artefacts or plans revisions
   */
  static byte[] write(TaskOutput output) {
    Stored stored =
        switch (output) {
          case TaskOutput.NoData none ->
              new Stored(
                  Optional.of(none.proof()),
                  List.of(),
                  Optional.empty(),
                  new TreeMap<>(),
                  Optional.empty());
          case TaskOutput.Rows rows -> stored(rows);
        };
    try {
      return JSON.writeValueAsString(stored).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  private static Stored stored(TaskOutput.Rows rows) {
    if (!rows.artefacts().isEmpty() || rows.plannedAsOf().isPresent()) {
      throw new IllegalArgumentException("only rows can be kept, not artefacts and plans");
    }
    return new Stored(
        Optional.empty(),
        rows.tables().stream().map(OutputJson::stored).toList(),
        rows.completeness(),
        new TreeMap<>(rows.counts()),
        rows.requests()
            .map(asked -> new StoredRequests(asked.item(), new TreeMap<>(asked.leftOut()))));
  }

  private static StoredRows stored(TableRows rows) {
    return new StoredRows(rows.table().qualifiedName(), names(rows.table()), texts(rows));
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  private static List<String[]> texts(TableRows rows) {
    List<String[]> texts = new ArrayList<>();
    for (Object[] row : rows.rows()) {
      String[] text = new String[row.length];
      for (int i = 0; i < row.length; i++) {
        text[i] = row[i] == null ? null : row[i].toString();
      }
      texts.add(text);
    }
    return texts;
  }

  /**
   * @param name of what is read, for messages
   * @throws TipoffException BAD_INPUT if it is not an output of the task as it is declared now
   */
  static TaskOutput read(TaskDeclaration task, String name, byte[] bytes) {
    try {
      Stored stored = JSON.readValue(bytes, Stored.class);
      if (stored.proof().isPresent()) {
        return new TaskOutput.NoData(stored.proof().get());
      }
      List<TableRows> tables = new ArrayList<>();
      for (Table table : task.tables()) {
        tables.add(
            stored.tables().stream()
                .filter(one -> one.table().equals(table.qualifiedName()))
                .filter(one -> one.columns().equals(names(table)))
                .map(one -> new TableRows(table, values(table, one.rows())))
                .findFirst()
                .orElseThrow(
                    () -> unreadable(name, "no rows of " + table.qualifiedName() + " now", null)));
      }
      return new TaskOutput.Rows(
          tables,
          Map.of(),
          stored.completeness(),
          Optional.empty(),
          stored.counts(),
          stored.requests().map(asked -> new Requests(asked.item(), asked.leftOut())));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw unreadable(name, e.getMessage(), e);
    }
  }

  private static TipoffException unreadable(String name, String why, Exception cause) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "the live output of " + name + " in the archive cannot be read: " + why,
        "Use the program that wrote it, or restore a backup.",
        cause);
  }

  private static List<Object[]> values(Table table, List<String[]> texts) {
    List<Object[]> rows = new ArrayList<>();
    for (String[] text : texts) {
      Object[] row = new Object[text.length];
      for (int i = 0; i < text.length; i++) {
        row[i] = text[i] == null ? null : value(table.columns().get(i), text[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object value(Column column, String text) {
    return switch (column.type()) {
      case STRING -> text;
      case INT64 -> Long.valueOf(text);
      case FLOAT64 -> Double.valueOf(text);
      case BOOL -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> Instant.parse(text);
    };
  }
}
