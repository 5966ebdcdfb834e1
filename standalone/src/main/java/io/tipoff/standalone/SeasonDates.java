package io.tipoff.standalone;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates of a season, which begins in autumn: all from one August to the next.
 *
 * @param first included, as is {@code last}
 */
public record SeasonDates(LocalDate first, LocalDate last) {

  private static final Pattern LABEL = Pattern.compile("(\\d{4})-(\\d{2})");
  private static final int AUGUST = 8;

  /**
   * The dates of a season by its label.
   *
   * @param label such as {@code 2024-25}
   * @throws TipoffException CONFIGURATION if it is no such label
   */
  public static SeasonDates of(String label) {
    Matcher years = LABEL.matcher(label);
    if (!years.matches()
        || (Integer.parseInt(years.group(1)) + 1) % 100 != Integer.parseInt(years.group(2))) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "'" + label + "' is not a season such as 2024-25",
          "Name the two years that it lies in.");
    }
    int year = Integer.parseInt(years.group(1));
    LocalDate first = LocalDate.of(year, AUGUST, 1);
    return new SeasonDates(first, first.plusYears(1).minusDays(1));
  }

  /** The season of a date. */
  public static String label(LocalDate date) {
    int first = date.getMonthValue() >= AUGUST ? date.getYear() : date.getYear() - 1;
    return "%d-%02d".formatted(first, (first + 1) % 100);
  }
}
