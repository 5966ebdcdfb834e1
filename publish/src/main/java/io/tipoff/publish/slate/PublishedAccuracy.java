package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
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
    @Meaning("dates with rows") long dates,
    @Meaning("rows by the rule: ten games of history, predicted or not") long n,
    @Meaning("mean absolute error on all rows; last-10 where there was no prediction")
        Double headlineMae,
    @Meaning("lower end of its 95 % interval, bootstrapped by date") Double headlineLow,
    @Meaning("upper end") Double headlineHigh,
    @Meaning("mean absolute error of the mean of the last ten games, same rows") Double last10Mae,
    @Meaning("rows with a prediction") long predicted,
    @Meaning("mean absolute error on these") Double predictedMae,
    @Meaning("mean of prediction minus count") Double bias,
    @Meaning("continuous ranked probability score, in counts") Double crps,
    @Meaning("share of counts within the central 80 % of the distribution") Double coverage80,
    @Meaning("predicted rows with a market line") long lined,
    @Meaning("mean absolute error of the system on these") Double linedMae,
    @Meaning("mean absolute error of the line on these") Double lineMae,
    @Meaning("rows compared with the market's probability") long compared,
    @Meaning("Brier score of P(over) at the modal line") Double brier,
    @Meaning("the market's on the same rows") Double marketBrier,
    @Meaning("bets won") long wins,
    @Meaning("bets lost") long losses,
    @Meaning("bets on the line exactly") long pushes,
    @Meaning("bets on players or games that did not happen") long voids,
    @Meaning("bets without a known result") long ungraded,
    @Meaning("predictions without a bet") long passes,
    @Meaning("wins / (wins + losses)") Double hitRate,
    @Meaning("mean no-vig probability of the sides taken: the bar for the hit rate") Double noVig,
    @Meaning("bets with a return") long bets,
    @Meaning("profit per unit staked at the quoted prices") Double returned,
    @Meaning("lower end of its 95 % interval") Double returnedLow,
    @Meaning("upper end") Double returnedHigh,
    @JsonIgnore Instant knownAt)
    implements Known {}
