package io.tipoff.slate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One sport's games of one local date of its league, written {@code nba/2025-01-15}: the unit of
 * work, and the key of every topic.
 *
 * @param sport lower-case id of the sport, such as {@code nba}
 * @param date date in the league's time zone
 */
public record Slate(String sport, LocalDate date) implements Comparable<Slate> {

  private static final Pattern SPORT = Pattern.compile("[a-z][a-z0-9]{1,15}");
  private static final Comparator<Slate> ORDER =
      Comparator.comparing(Slate::date).thenComparing(Slate::sport);

  public Slate {
    Objects.requireNonNull(sport, "sport");
    Objects.requireNonNull(date, "date");
    if (!SPORT.matcher(sport).matches()) {
      throw new IllegalArgumentException(
          "sport '" + sport + "' is not an id such as nba: lower-case letters and digits");
    }
  }

  /** Of the only league whose slates are predicted; its dates are those of its time zone. */
  public static Slate nba(LocalDate date) {
    return new Slate("nba", date);
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException naming the text if it is not {@code sport/yyyy-mm-dd}
   */
  public static Slate parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "slate '" + text + "' is not of the form sport/yyyy-mm-dd, such as nba/2025-01-15");
    }
    try {
      return new Slate(text.substring(0, slash), LocalDate.parse(text.substring(slash + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "slate '" + text + "' is not of the form sport/yyyy-mm-dd, such as nba/2025-01-15", e);
    }
  }

  @Override
  public int compareTo(Slate other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return sport + "/" + date;
  }
}
