package io.tipoff.audit;

import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes to a table's rows that must not be seen before an instant. Which row is changed how
 * follows from its key alone: a probe can be repeated.
 */
record Perturbation(Table table, Instant asOf) {

  /** Of this many rows one goes, two change, and one comes beside it. */
  private static final int ONE_IN = 6;

  /** Rows as they might be corrected at the cut-off or an hour later. */
  List<Object[]> corrected(List<Object[]> rows) {
    List<Object[]> changed = new ArrayList<>();
    for (Object[] row : rows) {
      int lot = lot(row);
      if (!goes(row) && (isLater(row) || lot <= 2)) {
        changed.add(with(other(row, lot), correction(row, lot)));
      }
    }
    return changed;
  }

  /** Rows that might be taken back at the cut-off, as said once more then. */
  List<Object[]> gone(List<Object[]> rows) {
    return rows.stream()
        .filter(this::goes)
        .map(row -> with(row.clone(), correction(row, 0)))
        .toList();
  }

  private boolean goes(Object[] row) {
    return lot(row) == 0 && !isLater(row);
  }

  private boolean isLater(Object[] row) {
    return !knownAt(row).isBefore(asOf);
  }

  /** The cut-off or an hour later; of a fact that became known after it, an hour after that. */
  private Instant correction(Object[] row, int lot) {
    Instant at = asOf.plus(Duration.ofHours(lot % 2));
    return at.isAfter(knownAt(row)) ? at : knownAt(row).plus(Duration.ofHours(1));
  }

  /** Further rows, known from the cut-off on. */
  List<Object[]> added(List<Object[]> rows) {
    List<Object[]> more = new ArrayList<>();
    for (Object[] row : rows) {
      if (lot(row) == 3) {
        more.add(with(renamed(other(row, 3), "-late"), asOf));
      }
    }
    return more;
  }

  /** Further rows of a date, known a minute before the cut-off. */
  List<Object[]> ofTheDay(List<Object[]> rows, String dateColumn, LocalDate date) {
    List<Object[]> more = new ArrayList<>();
    for (Object[] row : rows) {
      if (lot(row) >= 3) {
        Object[] same = with(renamed(row, "-noon"), asOf.minusSeconds(60));
        same[place(dateColumn)] = date;
        more.add(same);
      }
    }
    return more;
  }

  private Object[] with(Object[] row, Instant knownAt) {
    row[place(Table.KNOWN_AT)] = knownAt;
    return row;
  }

  private Instant knownAt(Object[] row) {
    return (Instant) row[place(Table.KNOWN_AT)];
  }

  /** The same fact of another game: its first text in the key has an ending. */
  private Object[] renamed(Object[] row, String ending) {
    Object[] renamed = row.clone();
    Optional<Column> first =
        table.columns().stream()
            .filter(column -> table.key().contains(column.name()))
            .filter(column -> column.type() == ColumnType.STRING)
            .findFirst();
    first.ifPresent(
        column -> renamed[place(column.name())] = renamed[place(column.name())] + ending);
    return renamed;
  }

  private Object[] other(Object[] row, int lot) {
    Object[] other = row.clone();
    for (int i = 0; i < other.length; i++) {
      Column column = table.columns().get(i);
      boolean fixed =
          table.key().contains(column.name())
              || column.name().equals(Table.KNOWN_AT)
              || table.partition().filter(column.name()::equals).isPresent()
              || column.name().equals("game_date");
      if (!fixed && other[i] != null) {
        other[i] = other(other[i], lot + 1);
      }
    }
    return other;
  }

  private static Object other(Object value, int by) {
    return switch (value) {
      case Long whole -> whole + 7L * by;
      case Double real -> real + 3.5 * by;
      case Boolean flag -> !flag;
      case Instant instant -> instant.plusSeconds(3_600L * by);
      case LocalDate date -> date.plusDays(by);
      case String text -> text + "~";
      default -> value;
    };
  }

  private int lot(Object[] row) {
    StringBuilder key = new StringBuilder();
    table.key().forEach(column -> key.append(row[place(column)]).append('|'));
    return Math.floorMod(key.toString().hashCode() * 0x9E3779B1, ONE_IN);
  }

  private int place(String column) {
    return table
        .place(column)
        .orElseThrow(
            () -> new IllegalArgumentException(table.qualifiedName() + " has no column " + column));
  }
}
