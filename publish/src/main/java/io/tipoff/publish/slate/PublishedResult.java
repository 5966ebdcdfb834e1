package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import io.tipoff.publish.export.Unit;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;

/** What became of a prediction and of the pick made of it. */
public record PublishedResult(
    @Meaning("the prediction") String predictionId,
    @Meaning("the league's id of the game") String gameId,
    @Meaning("the league's id of the player") String playerId,
    @Meaning(value = "his name as box scores have it", nullWhen = "he was in none for a season")
        String player,
    @Meaning("his team") String team,
    @Meaning("the other team") String opponent,
    @Meaning("what is counted") Market market,
    @Meaning("the system that predicted") String system,
    @Meaning("LIVE if made before the game; REPLAY is no record of ours") Origin origin,
    @Meaning("WIN, LOSS, PUSH, VOID, UNGRADED, or PASS where no bet was made") String result,
    @Meaning(value = "why there was no bet or no decision", nullWhen = "WIN, LOSS or PUSH")
        String reason,
    @Meaning(value = "the count", unit = Unit.COUNT, nullWhen = "not known, or he did not play")
        Long actual,
    @Meaning(value = "the predicted median", unit = Unit.COUNT) double median,
    @Meaning(
            value = "distance of the median from the count",
            unit = Unit.COUNT,
            nullWhen = "there is no count")
        Double absoluteError,
    @Meaning("OVER or UNDER; PASS if there was no bet") String side,
    @Meaning(value = "whose quote it was", nullWhen = "nobody quoted") String book,
    @Meaning(value = "the quote's line", unit = Unit.COUNT, nullWhen = "nobody quoted") Double line,
    @Meaning(
            value = "chance of the side, pushes left out, minus its no-vig probability",
            unit = Unit.SHARE_DIFFERENCE,
            nullWhen = "no usable price")
        Double edge,
    @Meaning(
            value = "profit at the quoted price; 0 for a push",
            unit = Unit.STAKES,
            nullWhen = "no bet, or not decided")
        Double returned,
    @JsonIgnore Instant knownAt)
    implements Known {}
