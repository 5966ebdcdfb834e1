package io.tipoff.ingest.season;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One row of a file; cells by column name, read as what the column holds. */
final class CsvRow {

  private static final String CORRECT = "Correct the cell in the file and archive it again.";
  private static final int SHOWN = 300;

  private final long number;
  private final List<String> cells;
  private final Map<String, Integer> columns;
  private final Map<String, String> pool;

  /**
   * @param number line of the file, the header being 1
   * @param pool texts met so far in the file, so that equal ones are kept once
   */
  CsvRow(long number, List<String> cells, Map<String, Integer> columns, Map<String, String> pool) {
    this.number = number;
    this.cells = cells;
    this.columns = columns;
    this.pool = pool;
  }

  long number() {
    return number;
  }

  /** The cells as received, joined; for digests and quarantine. */
  String raw() {
    return String.join(",", cells);
  }

  String shown() {
    String raw = raw();
    return raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw;
  }

  /** The cell without surrounding blanks; empty if it is not known. */
  String text(String column) {
    return cells.get(columns.get(column)).strip();
  }

  String required(String column) throws BadFieldException {
    String text = text(column);
    if (text.isEmpty()) {
      throw new BadFieldException(column, column + " is empty", CORRECT);
    }
    String met = pool.putIfAbsent(text, text);
    return met == null ? text : met;
  }

  /** A whole number, written with or without a decimal point. */
  int whole(String column, int least, int most) throws BadFieldException {
    required(column);
    return optionalWhole(column, least, most).orElseThrow();
  }

  OptionalInt optionalWhole(String column, int least, int most) throws BadFieldException {
    Optional<Double> number = optionalDecimal(column, least, most);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    int whole = number.get().intValue();
    if (whole != number.get()) {
      throw new BadFieldException(
          column, column + " is " + text(column) + ", not a whole number", CORRECT);
    }
    return OptionalInt.of(whole);
  }

  double decimal(String column, double least, double most) throws BadFieldException {
    required(column);
    return optionalDecimal(column, least, most).orElseThrow();
  }

  Optional<Double> optionalDecimal(String column, double least, double most)
      throws BadFieldException {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new BadFieldException(column, column + " is '" + text + "', not a number", CORRECT);
    }
    if (!(value >= least && value <= most)) {
      throw new BadFieldException(
          column,
          column + " is " + text + ", not between " + plain(least) + " and " + plain(most),
          CORRECT);
    }
    return Optional.of(value);
  }

  long id(String column) throws BadFieldException {
    String text = required(column);
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9') || text.length() > 12) {
      throw new BadFieldException(column, column + " is '" + text + "', not a league id", CORRECT);
    }
    return Long.parseLong(text);
  }

  String gameId(String column) throws BadFieldException {
    String text = required(column);
    if (text.length() != 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new BadFieldException(
          column,
          column + " is '" + text + "', not a game id of ten digits",
          "Leading zeros belong to it: write it as text. " + CORRECT);
    }
    return text;
  }

  LocalDate date(String column) throws BadFieldException {
    String text = required(column);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadFieldException(
          column, column + " is '" + text + "', not a date such as 2025-01-15", CORRECT);
    }
  }

  /** An instant in UTC such as {@code 2024-10-22T23:30:00Z} or {@code 2024-10-22 23:30:00+00}. */
  Optional<Instant> instant(String column) throws BadFieldException {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      String iso = text.replace(' ', 'T');
      return Optional.of(
          Instant.parse(iso.endsWith("+00") ? iso.substring(0, iso.length() - 3) + "Z" : iso));
    } catch (DateTimeException e) {
      throw new BadFieldException(
          column, column + " is '" + text + "', not an instant in UTC", CORRECT);
    }
  }

  private static String plain(double number) {
    return number == (long) number ? String.valueOf((long) number) : String.valueOf(number);
  }
}
