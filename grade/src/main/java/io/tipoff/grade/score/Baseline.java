package io.tipoff.grade.score;

import java.util.Locale;

/** Simple forecasts that every model is shown beside. None is rounded. */
public enum Baseline {
  /** Mean of the latest five games. */
  LAST_5,
  /** Mean of the latest ten games; stands in for a prediction where a system has none. */
  LAST_10,
  /** Mean of the season's games. */
  SEASON_MEAN,
  /** Half the last five, three tenths of the last ten, a fifth of the season. */
  BLEND_50_30_20,
  /** Mean of last ten and season. */
  LAST_10_AND_SEASON,
  /** Market line as received: median over the books' main lines. */
  LINE;

  /** Name in tables and published files, such as {@code last-10}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The forecast for a scored row; null for a line that nobody quoted. */
  public Double forecast(ScoredRow row) {
    return switch (this) {
      case LAST_5 -> row.last5();
      case LAST_10 -> row.last10();
      case SEASON_MEAN -> row.seasonMean();
      case BLEND_50_30_20 -> 0.5 * row.last5() + 0.3 * row.last10() + 0.2 * row.seasonMean();
      case LAST_10_AND_SEASON -> (row.last10() + row.seasonMean()) / 2;
      case LINE -> row.marketLine();
    };
  }
}
