package io.tipoff.transform.context;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Season labels: {@code 2024-25} of a league that plays over the new year, else {@code 2024}. */
final class SeasonLabel {

  private static final Pattern LABEL = Pattern.compile("(\\d{4})(-\\d{2})?");

  private SeasonLabel() {}

  /**
   * The label of the season before.
   *
   * @throws TipoffException BAD_INPUT if the label has neither form
   */
  static String before(String season) {
    Matcher label = LABEL.matcher(season);
    if (!label.matches()) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "season '" + season + "' is not of the form 2024-25 or 2024",
          "Correct the season of the slate's games in the schedule source.");
    }
    int year = Integer.parseInt(label.group(1));
    return label.group(2) == null
        ? Integer.toString(year - 1)
        : String.format(Locale.ROOT, "%d-%02d", year - 1, year % 100);
  }
}
