package io.tipoff.grade.score;

import io.tipoff.slate.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up what the baselines got wrong on one slate. */
final class BaselineDays {

  private BaselineDays() {}

  /** One day per baseline and market that has a forecast for a scored row. */
  static List<BaselineDay> of(List<ScoredRow> slate) {
    List<ScoredRow> scored = slate.stream().filter(ScoredRow::isScored).toList();
    List<BaselineDay> days = new ArrayList<>();
    for (Baseline baseline : Baseline.values()) {
      for (Market market : ScoredRow.MARKETS) {
        day(baseline, market, scored).ifPresent(days::add);
      }
    }
    return days;
  }

  private static Optional<BaselineDay> day(
      Baseline baseline, Market market, List<ScoredRow> scored) {
    ScoredRow any = null;
    Instant knownAt = Instant.MIN;
    long rows = 0;
    long error = 0;
    long squared = 0;
    long signed = 0;
    long within3 = 0;
    long within5 = 0;
    long lined = 0;
    long linedError = 0;
    for (ScoredRow row : scored) {
      Double forecast = row.market() == market ? baseline.forecast(row) : null;
      if (forecast == null) {
        continue;
      }
      any = row;
      knownAt = row.knownAt().isAfter(knownAt) ? row.knownAt() : knownAt;
      double miss = forecast - row.actual();
      long absolute = Millionths.of(Math.abs(miss));
      rows++;
      error += absolute;
      squared += Millionths.of(miss * miss);
      signed += Millionths.of(miss);
      within3 += Math.abs(miss) <= 3 ? 1 : 0;
      within5 += Math.abs(miss) <= 5 ? 1 : 0;
      if (row.marketLine() != null) {
        lined++;
        linedError += absolute;
      }
    }
    return any == null
        ? Optional.empty()
        : Optional.of(
            new BaselineDay(
                baseline.id(),
                market,
                any.gameDate(),
                any.season(),
                rows,
                error,
                squared,
                signed,
                within3,
                within5,
                lined,
                linedError,
                knownAt));
  }
}
