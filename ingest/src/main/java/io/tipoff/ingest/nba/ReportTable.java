package io.tipoff.ingest.nba;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.nba.PdfWords.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of a report, put together from the places of its words: a document knows no cells.
 *
 * @param title date and time of the report, as in {@code 01/04/24 12:30 PM}
 */
record ReportTable(String title, List<Row> rows) {

  /** Where a team's players will stand once it has told of them. */
  static final String NOT_SUBMITTED = "NOT YET SUBMITTED";

  /** Words whose base lines are so near, in points, stand on one line. */
  private static final double SAME_LINE = 3;

  private static final Pattern TITLE =
      Pattern.compile("Injury Report: (\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d [AP]M)");
  private static final Pattern FOOT = Pattern.compile("Page \\d+ of \\d+");

  /** Columns from left to right, with their heads. */
  private enum Column {
    DATE("Game Date"),
    TIME("Game Time"),
    MATCHUP("Matchup"),
    TEAM("Team"),
    PLAYER("Player Name"),
    STATUS("Current Status"),
    REASON("Reason");

    private final String head;

    Column(String head) {
      this.head = head;
    }
  }

  /**
   * A row as it stands there: date and team only where they are written.
   *
   * @param reason its lines joined by a blank
   */
  record Row(String date, String team, String player, String status, String reason) {}

  /** Words of one page on one base line, from left to right. */
  private record Line(int page, double y, List<Word> words) {

    String text() {
      return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
  }

  /**
   * Reads a report.
   *
   * @throws TipoffException BAD_INPUT if it is no PDF document, or has no title or heads of columns
   */
  static ReportTable read(String file, byte[] bytes) {
    List<Line> lines = lines(PdfWords.read(file, bytes));
    Optional<String> title = Optional.empty();
    Optional<Map<Column, Double>> columns = Optional.empty();
    List<Line> body = new ArrayList<>();
    for (Line line : lines) {
      Matcher titled = TITLE.matcher(line.text());
      Optional<Map<Column, Double>> heads = heads(line);
      if (titled.matches()) {
        title = Optional.of(titled.group(1));
      } else if (heads.isPresent()) {
        columns = heads;
      } else if (!FOOT.matcher(line.text()).matches()) {
        body.add(line);
      }
    }
    Map<Column, Double> lefts =
        columns.orElseThrow(() -> unreadable(file, "a line with the heads of its columns"));
    return new ReportTable(
        title.orElseThrow(() -> unreadable(file, "the title 'Injury Report: date time'")),
        rows(body, lefts));
  }

  private static TipoffException unreadable(String file, String what) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "payload " + file + " has not " + what,
        "The league may have changed its form: compare with an earlier report.");
  }

  private static List<Line> lines(List<Word> words) {
    List<Word> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingInt(Word::page).thenComparingDouble(Word::y));
    List<Line> lines = new ArrayList<>();
    for (Word word : sorted) {
      Line last = lines.isEmpty() ? null : lines.getLast();
      if (last == null || last.page() != word.page() || word.y() - last.y() > SAME_LINE) {
        last = new Line(word.page(), word.y(), new ArrayList<>());
        lines.add(last);
      }
      last.words().add(word);
    }
    lines.forEach(line -> line.words().sort(Comparator.comparingDouble(Word::x)));
    return lines;
  }

  /** Left ends of the columns, if the line has their heads. */
  private static Optional<Map<Column, Double>> heads(Line line) {
    StringBuilder expected = new StringBuilder();
    Map<Column, Double> lefts = new EnumMap<>(Column.class);
    int word = 0;
    for (Column column : Column.values()) {
      if (word >= line.words().size()) {
        return Optional.empty();
      }
      lefts.put(column, line.words().get(word).x());
      word += column.head.split(" ").length;
      expected.append(expected.isEmpty() ? "" : " ").append(column.head);
    }
    return line.text().contentEquals(expected) ? Optional.of(lefts) : Optional.empty();
  }

  /** A line with a status, or of a team without any, is a row; what belongs to it stands near. */
  private static List<Row> rows(List<Line> body, Map<Column, Double> lefts) {
    List<Cells> rows = new ArrayList<>();
    List<Cells> beside = new ArrayList<>();
    for (Line line : body) {
      Cells cells = Cells.of(line, lefts);
      (cells.isRow() ? rows : beside).add(cells);
    }
    for (Cells cells : beside) {
      rows.stream()
          .filter(row -> row.page == cells.page)
          .min(Comparator.comparingDouble(row -> StrictMath.abs(row.y - cells.y)))
          .ifPresent(row -> row.take(cells));
    }
    return rows.stream().map(Cells::row).toList();
  }

  /** What stands in each column of a line, and of those beside it. */
  private static final class Cells {

    private final int page;
    private final double y;
    private final Map<Column, Map<Double, String>> texts = new EnumMap<>(Column.class);

    private Cells(int page, double y) {
      this.page = page;
      this.y = y;
    }

    static Cells of(Line line, Map<Column, Double> lefts) {
      Cells cells = new Cells(line.page(), line.y());
      for (Word word : line.words()) {
        Column column = Column.DATE;
        for (Map.Entry<Column, Double> left : lefts.entrySet()) {
          if (left.getValue() <= word.x() + SAME_LINE) {
            column = left.getKey();
          }
        }
        cells.add(column, line.y(), word.text());
      }
      return cells;
    }

    private void add(Column column, double at, String text) {
      texts
          .computeIfAbsent(column, each -> new TreeMap<>())
          .merge(at, text, (one, other) -> one + " " + other);
    }

    boolean isRow() {
      return texts.containsKey(Column.STATUS) || text(Column.REASON).equals(NOT_SUBMITTED);
    }

    void take(Cells beside) {
      beside.texts.forEach((column, lines) -> lines.forEach((at, text) -> add(column, at, text)));
    }

    private String text(Column column) {
      return String.join(" ", texts.getOrDefault(column, Map.of()).values());
    }

    Row row() {
      return new Row(
          text(Column.DATE),
          text(Column.TEAM),
          text(Column.PLAYER),
          text(Column.STATUS),
          text(Column.REASON));
    }
  }
}
