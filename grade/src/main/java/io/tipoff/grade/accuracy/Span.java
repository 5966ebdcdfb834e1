package io.tipoff.grade.accuracy;

import java.time.LocalDate;

/** Which dates an accuracy counts, up to and including a slate's. */
public enum Span {
  DAYS_7(7),
  DAYS_14(14),
  DAYS_30(30),
  /** The slate's season so far, from its first date on, predicted or not. */
  SEASON(0),
  /** Every season in which the system predicted. */
  ALL(0);

  private final int days;

  Span(int days) {
    this.days = days;
  }

  boolean contains(LocalDate date, String season, LocalDate slate, String slateSeason) {
    if (date.isAfter(slate)) {
      return false;
    }
    return switch (this) {
      case DAYS_7, DAYS_14, DAYS_30 -> date.isAfter(slate.minusDays(days));
      case SEASON -> season.equals(slateSeason);
      case ALL -> true;
    };
  }
}
