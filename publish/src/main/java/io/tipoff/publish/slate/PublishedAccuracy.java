package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import io.tipoff.publish.export.Unit;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;

/** How good a system is in a market over a span, beside the line and the last-10 mean. */
public record PublishedAccuracy(
    @Meaning("LIVE is our record; REPLAY is no record of ours") Origin origin,
    @Meaning("the system") String system,
    @Meaning("what is counted") Market market,
    @Meaning("DAYS_7, DAYS_14, DAYS_30, SEASON or ALL") String span,
    @Meaning("season of the last date") String season,
    @Meaning("first date counted") LocalDate firstDate,
    @Meaning("last date counted") LocalDate lastDate,
    @Meaning(value = "dates with rows", unit = Unit.ITEMS) long dates,
    @Meaning(value = "rows by the rule: ten games of history, predicted or not", unit = Unit.ITEMS)
        long n,
    @Meaning(
            value = "mean absolute error on all rows; last-10 where there was no prediction",
            unit = Unit.COUNT,
            nullWhen = "no rows")
        Double headlineMae,
    @Meaning(value = "lower end of its interval", unit = Unit.COUNT, nullWhen = "no rows")
        Double headlineLow,
    @Meaning(value = "upper end", unit = Unit.COUNT, nullWhen = "no rows") Double headlineHigh,
    @Meaning(
            value = "mean absolute error of the mean of the last ten games, same rows",
            unit = Unit.COUNT,
            nullWhen = "no rows")
        Double last10Mae,
    @Meaning(
            value = "lower end of the interval of headline_mae − last10_mae; below 0 is better",
            unit = Unit.COUNT,
            nullWhen = "no rows")
        Double versusLast10Low,
    @Meaning(value = "upper end", unit = Unit.COUNT, nullWhen = "no rows") Double versusLast10High,
    @Meaning(value = "rows with a prediction", unit = Unit.ITEMS) long predicted,
    @Meaning(value = "mean absolute error on these", unit = Unit.COUNT, nullWhen = "no prediction")
        Double predictedMae,
    @Meaning(
            value = "mean of prediction minus count",
            unit = Unit.COUNT,
            nullWhen = "no prediction")
        Double bias,
    @Meaning(
            value = "continuous ranked probability score",
            unit = Unit.COUNT,
            nullWhen = "no prediction")
        Double crps,
    @Meaning(
            value = "counts within the central 80 % of the distribution",
            unit = Unit.SHARE,
            nullWhen = "no prediction")
        Double coverage80,
    @Meaning(value = "predicted rows with a market line", unit = Unit.ITEMS) long lined,
    @Meaning(
            value = "mean absolute error of the system on these",
            unit = Unit.COUNT,
            nullWhen = "no line")
        Double linedMae,
    @Meaning(
            value = "mean absolute error of the line on these",
            unit = Unit.COUNT,
            nullWhen = "no line")
        Double lineMae,
    @Meaning(
            value = "mean absolute error of the last-10 mean on these",
            unit = Unit.COUNT,
            nullWhen = "no line")
        Double linedLast10Mae,
    @Meaning(
            value = "lower end of the interval of lined_mae − line_mae; below 0 is better",
            unit = Unit.COUNT,
            nullWhen = "no line")
        Double versusLineLow,
    @Meaning(value = "upper end", unit = Unit.COUNT, nullWhen = "no line") Double versusLineHigh,
    @Meaning(value = "rows compared with the market's probability", unit = Unit.ITEMS)
        long compared,
    @Meaning(
            value = "Brier score of P(over) at the modal line; a constant ½ has 0.25",
            unit = Unit.SCORE,
            nullWhen = "nothing compared")
        Double brier,
    @Meaning(
            value = "the market's on the same rows",
            unit = Unit.SCORE,
            nullWhen = "nothing compared")
        Double marketBrier,
    @Meaning(
            value = "lower end of the interval of brier − market_brier; below 0 is better",
            unit = Unit.SCORE,
            nullWhen = "nothing compared")
        Double versusMarketLow,
    @Meaning(value = "upper end", unit = Unit.SCORE, nullWhen = "nothing compared")
        Double versusMarketHigh,
    @Meaning(value = "bets won", unit = Unit.ITEMS) long wins,
    @Meaning(value = "bets lost", unit = Unit.ITEMS) long losses,
    @Meaning(value = "bets on the line exactly", unit = Unit.ITEMS) long pushes,
    @Meaning(value = "bets on players or games that did not happen", unit = Unit.ITEMS) long voids,
    @Meaning(value = "bets without a known result", unit = Unit.ITEMS) long ungraded,
    @Meaning(value = "predictions without a bet", unit = Unit.ITEMS) long passes,
    @Meaning(value = "wins / (wins + losses)", unit = Unit.SHARE, nullWhen = "no bet decided")
        Double hitRate,
    @Meaning(
            value = "mean no-vig probability of the sides taken: the bar for the hit rate",
            unit = Unit.SHARE,
            nullWhen = "no bet decided")
        Double noVig,
    @Meaning(
            value = "lower end of the interval of hit_rate − no_vig; above 0 is better",
            unit = Unit.SHARE_DIFFERENCE,
            nullWhen = "no bet decided")
        Double excessLow,
    @Meaning(value = "upper end", unit = Unit.SHARE_DIFFERENCE, nullWhen = "no bet decided")
        Double excessHigh,
    @Meaning(
            value = "outcomes under the line among the same bets",
            unit = Unit.SHARE,
            nullWhen = "no bet decided")
        Double underRate,
    @Meaning(value = "bets with a return", unit = Unit.ITEMS) long bets,
    @Meaning(
            value = "mean profit at the quoted prices",
            unit = Unit.STAKES,
            nullWhen = "no bet with a return")
        Double returned,
    @Meaning(
            value = "lower end of its interval",
            unit = Unit.STAKES,
            nullWhen = "no bet with a return")
        Double returnedLow,
    @Meaning(value = "upper end", unit = Unit.STAKES, nullWhen = "no bet with a return")
        Double returnedHigh,
    @Meaning(
            value = "mean profit at the median price of the line over the books",
            unit = Unit.STAKES,
            nullWhen = "no bet with a return")
        Double returnedMedian,
    @Meaning(
            value = "lower end of its interval",
            unit = Unit.STAKES,
            nullWhen = "no bet with a return")
        Double returnedMedianLow,
    @Meaning(value = "upper end", unit = Unit.STAKES, nullWhen = "no bet with a return")
        Double returnedMedianHigh,
    @Meaning(
            value = "mean profit at the best price of the line",
            unit = Unit.STAKES,
            nullWhen = "no bet with a return")
        Double returnedBest,
    @JsonIgnore Instant knownAt)
    implements Known {}
