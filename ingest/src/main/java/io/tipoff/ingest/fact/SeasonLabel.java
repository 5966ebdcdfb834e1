package io.tipoff.ingest.fact;

import java.time.LocalDate;
import java.util.List;

/** Labels of seasons, such as {@code 2024-25}. */
public final class SeasonLabel {

  private SeasonLabel() {}

  /** The season that begins in a year. */
  public static String beginningIn(int year) {
    return year + "-%02d".formatted((year + 1) % 100);
  }

  /** The seasons to which a date may belong, the earlier first. */
  public static List<String> around(LocalDate date) {
    return List.of(beginningIn(date.getYear() - 1), beginningIn(date.getYear()));
  }
}
