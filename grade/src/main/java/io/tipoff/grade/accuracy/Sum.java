package io.tipoff.grade.accuracy;

import io.tipoff.grade.outcome.SystemDay;
import java.util.function.ToLongFunction;

/** What is added up over dates; see {@link SystemDay} for meanings and units. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are accessors
enum Sum {
  SCORED(_ -> 0),
  LAST10_ALL(_ -> 0),
  HEADLINE(SystemDay::headlineError),
  PREDICTED(SystemDay::predicted),
  ERROR(SystemDay::error),
  INTEGER(SystemDay::integerError),
  LAST10(SystemDay::last10Error),
  SIGNED(SystemDay::signed),
  SQUARED(SystemDay::squared),
  WITHIN_3(SystemDay::within3),
  WITHIN_5(SystemDay::within5),
  CRPS(SystemDay::crps),
  COVER_50(SystemDay::cover50),
  COVER_80(SystemDay::cover80),
  COVER_90(SystemDay::cover90),
  LINED(SystemDay::lined),
  LINED_ERROR(SystemDay::linedError),
  LINED_LINE(SystemDay::linedLineError),
  LINED_LAST10(SystemDay::linedLast10Error),
  MODAL(SystemDay::modal),
  MODAL_INTEGER(SystemDay::modalIntegerError),
  MODAL_LINE(SystemDay::modalLineError),
  COMPARED(SystemDay::compared),
  OVERS(SystemDay::overs),
  BRIER(SystemDay::brier),
  MARKET_BRIER(SystemDay::marketBrier),
  LOG_LOSS(SystemDay::logLoss),
  MARKET_LOG_LOSS(SystemDay::marketLogLoss),
  P_OVER(SystemDay::pOver),
  P_OVER_SQUARED(SystemDay::pOverSquared),
  P_OVER_OVERS(SystemDay::pOverOvers),
  WINS(SystemDay::wins),
  LOSSES(SystemDay::losses),
  PUSHES(SystemDay::pushes),
  VOIDS(SystemDay::voids),
  UNGRADED(SystemDay::ungraded),
  PASSES(SystemDay::passes),
  NO_VIG(SystemDay::noVig),
  UNDER_OUTCOMES(SystemDay::underOutcomes),
  PAID(SystemDay::paid),
  RETURNED(SystemDay::returned),
  RETURNED_MEDIAN(SystemDay::returnedMedian),
  RETURNED_BEST(SystemDay::returnedBest);

  private final ToLongFunction<SystemDay> part;

  Sum(ToLongFunction<SystemDay> part) {
    this.part = part;
  }

  /** This sum's part of one date; a date without predictions is scored with the last-ten mean. */
  long of(AccuracyDay day) {
    return switch (this) {
      case SCORED -> day.scored();
      case LAST10_ALL -> day.last10Error();
      case HEADLINE -> day.system().map(SystemDay::headlineError).orElse(day.last10Error());
      default -> day.system().map(system -> part.applyAsLong(system)).orElse(0L);
    };
  }
}
