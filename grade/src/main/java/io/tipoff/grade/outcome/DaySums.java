package io.tipoff.grade.outcome;

import io.tipoff.grade.score.Millionths;
import io.tipoff.grade.score.ScoredRow;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;

/** Adds up one {@link SystemDay}. */
final class DaySums {

  private long headlineError;
  private long predicted;
  private long error;
  private long integerError;
  private long last10Error;
  private long signed;
  private long squared;
  private long within3;
  private long within5;
  private long crps;
  private long cover50;
  private long cover80;
  private long cover90;
  private long lined;
  private long linedError;
  private long linedLineError;
  private long linedLast10Error;
  private long modal;
  private long modalIntegerError;
  private long modalLineError;
  private long compared;
  private long overs;
  private long brier;
  private long marketBrier;
  private long logLoss;
  private long marketLogLoss;
  private long pOver;
  private long pOverSquared;
  private long pOverOvers;
  private long wins;
  private long losses;
  private long pushes;
  private long voids;
  private long ungraded;
  private long passes;
  private long noVig;
  private long underOutcomes;
  private long paid;
  private long returned;
  private long returnedMedian;
  private long returnedBest;
  private Instant knownAt = Instant.MIN;

  /** A scored row for which the system has no prediction. */
  void unpredicted(ScoredRow row) {
    headlineError += distance(row.last10(), row.actual());
    known(row.knownAt());
  }

  /** A scored row and the grade of its prediction. */
  void predicted(ScoredRow row, Grade grade) {
    long actual = row.actual();
    double miss = grade.mean() - actual;
    long own = distance(grade.median(), actual);
    long last10 = distance(row.last10(), actual);
    headlineError += own;
    predicted++;
    error += own;
    integerError += distance(count(grade.median()), actual);
    last10Error += last10;
    signed += Millionths.of(miss);
    squared += Millionths.of(miss * miss);
    within3 += own <= Millionths.of(3) ? 1 : 0;
    within5 += own <= Millionths.of(5) ? 1 : 0;
    crps += Millionths.of(grade.crps());
    cover50 += covered(grade, 0.25);
    cover80 += covered(grade, 0.10);
    cover90 += covered(grade, 0.05);
    if (row.marketLine() != null) {
      lined++;
      linedError += own;
      linedLineError += distance(row.marketLine(), actual);
      linedLast10Error += last10;
      modal(grade, actual);
    }
    known(row.knownAt());
  }

  private void modal(Grade grade, long actual) {
    if (grade.marketOver() == null) {
      return;
    }
    double line = grade.modalLine();
    modal++;
    modalIntegerError += distance(count(grade.median()), actual);
    modalLineError +=
        distance(grade.marketOver() > 0.5 ? Math.ceil(line) : Math.floor(line), actual);
  }

  /** Any grade: its bet, and its chances at the modal line. */
  void graded(Grade grade) {
    known(grade.knownAt());
    if (grade.brier() != null) {
      compared(grade);
    }
    switch (grade.result()) {
      case WIN -> {
        wins++;
        decided(grade);
      }
      case LOSS -> {
        losses++;
        decided(grade);
      }
      case PUSH -> {
        pushes++;
        paid(grade);
      }
      case VOID -> voids++;
      case UNGRADED -> ungraded++;
      case PASS -> passes++;
    }
  }

  private void compared(Grade grade) {
    boolean over = grade.actual() > grade.modalLine();
    compared++;
    overs += over ? 1 : 0;
    brier += Millionths.of(grade.brier());
    marketBrier += Millionths.of(grade.marketBrier());
    logLoss += Millionths.of(grade.logLoss());
    marketLogLoss += Millionths.of(grade.marketLogLoss());
    pOver += Millionths.of(grade.pOver());
    pOverSquared += Millionths.of(grade.pOver() * grade.pOver());
    pOverOvers += over ? Millionths.of(grade.pOver()) : 0;
  }

  private void decided(Grade grade) {
    boolean won = grade.result() == Result.WIN;
    underOutcomes += won == "UNDER".equals(grade.side()) ? 1 : 0;
    noVig += grade.noVig() == null ? 0 : Millionths.of(grade.noVig());
    paid(grade);
  }

  private void paid(Grade grade) {
    if (grade.returned() == null) {
      return;
    }
    double quoted = grade.returned();
    paid++;
    returned += Millionths.of(quoted);
    returnedMedian +=
        Millionths.of(grade.returnedMedian() == null ? quoted : grade.returnedMedian());
    returnedBest += Millionths.of(grade.returnedBest() == null ? quoted : grade.returnedBest());
  }

  private static long distance(double forecast, long actual) {
    return Millionths.of(Math.abs(forecast - actual));
  }

  /** The smallest count that the latent median, rounded to the nearest, reaches. */
  private static double count(double median) {
    return Math.max(0, Math.ceil(median - 0.5));
  }

  /** Chance that a randomised transform of the outcome lies between the tails. */
  private static long covered(Grade grade, double tail) {
    double low = grade.pitLow();
    double high = grade.pitHigh();
    if (high <= low) {
      return Millionths.of(low >= tail && low <= 1 - tail ? 1 : 0);
    }
    double inside = Math.min(high, 1 - tail) - Math.max(low, tail);
    return Millionths.of(Math.max(0, inside) / (high - low));
  }

  private void known(Instant instant) {
    knownAt = instant.isAfter(knownAt) ? instant : knownAt;
  }

  SystemDay day(Origin origin, String system, Market market, LocalDate date, String season) {
    return new SystemDay(
        origin,
        system,
        market,
        date,
        season,
        headlineError,
        predicted,
        error,
        integerError,
        last10Error,
        signed,
        squared,
        within3,
        within5,
        crps,
        cover50,
        cover80,
        cover90,
        lined,
        linedError,
        linedLineError,
        linedLast10Error,
        modal,
        modalIntegerError,
        modalLineError,
        compared,
        overs,
        brier,
        marketBrier,
        logLoss,
        marketLogLoss,
        pOver,
        pOverSquared,
        pOverOvers,
        wins,
        losses,
        pushes,
        voids,
        ungraded,
        passes,
        noVig,
        underOutcomes,
        paid,
        returned,
        returnedMedian,
        returnedBest,
        knownAt);
  }
}
