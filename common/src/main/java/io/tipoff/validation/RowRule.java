package io.tipoff.validation;

import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold within every row. A rule says nothing of a row in which a column is null. */
public sealed interface RowRule extends Rule {

  /** What is wrong with a row, naming its values; empty if the rule holds. */
  Optional<String> broken(Rows rows, Object[] row);

  /** A number, or a sum of some, lies from {@code low} to {@code high}, both included. */
  record Range(Sum sum, double low, double high) implements RowRule {

    public Range {
      if (low > high) {
        throw new IllegalArgumentException("the range of " + sum.text() + " is empty");
      }
    }

    @Override
    public String name() {
      return "range " + sum.text();
    }

    @Override
    public List<String> columns() {
      return sum.columns();
    }

    @Override
    public Optional<String> broken(Rows rows, Object[] row) {
      Double value = sum.in(rows, row);
      return value == null || (value >= low && value <= high)
          ? Optional.empty()
          : Optional.of(
              sum.text() + " is " + shown(value) + ", not " + shown(low) + "–" + shown(high));
    }
  }

  /** A number is a sum of others, give or take a tolerance. */
  record Identity(String column, Sum sum, double tolerance) implements RowRule {

    @Override
    public String name() {
      return "identity " + column;
    }

    @Override
    public List<String> columns() {
      return Stream.concat(Stream.of(column), sum.columns().stream()).toList();
    }

    @Override
    public Optional<String> broken(Rows rows, Object[] row) {
      Double value = rows.number(row, column);
      Double due = sum.in(rows, row);
      return value == null || due == null || Math.abs(value - due) <= tolerance
          ? Optional.empty()
          : Optional.of(
              column + " is " + shown(value) + " but " + sum.text() + " is " + shown(due));
    }
  }

  /** A number, date or instant is not beyond another; or comes before it. */
  record Order(String first, String second, boolean strictly) implements RowRule {

    @Override
    public String name() {
      return "order " + first + " " + second;
    }

    @Override
    public List<String> columns() {
      return List.of(first, second);
    }

    @Override
    public Optional<String> broken(Rows rows, Object[] row) {
      Object one = rows.value(row, first);
      Object other = rows.value(row, second);
      if (one == null || other == null) {
        return Optional.empty();
      }
      int order = compare(one, other);
      return order < 0 || (order == 0 && !strictly)
          ? Optional.empty()
          : Optional.of(
              first
                  + " is "
                  + one
                  + ", "
                  + (strictly ? "not before " : "beyond ")
                  + second
                  + " "
                  + other);
    }

    private static int compare(Object one, Object other) {
      if (one instanceof Number a && other instanceof Number b) {
        return Double.compare(a.doubleValue(), b.doubleValue());
      }
      if (one instanceof Instant a && other instanceof Instant b) {
        return a.compareTo(b);
      }
      if (one instanceof LocalDate a && other instanceof LocalDate b) {
        return a.compareTo(b);
      }
      throw new IllegalArgumentException("no order between " + one + " and " + other);
    }
  }

  /** A text has a form. */
  record Form(String column, String pattern) implements RowRule {

    public Form {
      Pattern.compile(pattern);
    }

    @Override
    public String name() {
      return "form " + column;
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public Optional<String> broken(Rows rows, Object[] row) {
      Object value = rows.value(row, column);
      return value == null || value.toString().matches(pattern)
          ? Optional.empty()
          : Optional.of(column + " is '" + value + "', not of the form " + pattern);
    }
  }

  /**
   * A row became known within some time of its date: fresh, and not from before it can be.
   *
   * @param early longest time before the date begins; {@code late} longest time after that
   */
  record Fresh(String date, Duration early, Duration late) implements RowRule {

    @Override
    public String name() {
      return "fresh";
    }

    @Override
    public List<String> columns() {
      return List.of(date);
    }

    @Override
    public Optional<String> broken(Rows rows, Object[] row) {
      if (!(rows.value(row, date) instanceof LocalDate day)
          || !(rows.value(row, Table.KNOWN_AT) instanceof Instant known)) {
        return Optional.empty();
      }
      Instant begin = LeagueTime.at(day, LocalTime.MIDNIGHT);
      return known.isBefore(begin.minus(early)) || known.isAfter(begin.plus(late))
          ? Optional.of(
              "it is of "
                  + day
                  + " and was known at "
                  + known
                  + (known.isBefore(begin) ? ", too early" : ", late"))
          : Optional.empty();
    }
  }

  private static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
