package io.tipoff.publish.slate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tipoff.publish.export.Known;
import io.tipoff.publish.export.Meaning;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;

/** What became of a prediction and of the pick made of it. */
public record PublishedResult(
    @Meaning("the prediction") String predictionId,
    @Meaning("the league's id of the game") String gameId,
    @Meaning("the league's id of the player") String playerId,
    @Meaning("his name as box scores have it") String player,
    @Meaning("his team") String team,
    @Meaning("the other team") String opponent,
    @Meaning("what is counted") Market market,
    @Meaning("the system that predicted") String system,
    @Meaning("LIVE if made before the game; REPLAY is no record of ours") Origin origin,
    @Meaning("WIN, LOSS, PUSH, VOID, UNGRADED, or PASS where no bet was made") String result,
    @Meaning("why there was no bet or no decision; null where there was") String reason,
    @Meaning("the count; null if not known or he did not play") Long actual,
    @Meaning("the predicted median") double median,
    @Meaning("distance of the median from the count") Double absoluteError,
    @Meaning("side of the bet; PASS if there was none") String side,
    @Meaning("whose quote it was") String book,
    @Meaning("the quote's line") Double line,
    @Meaning("chance of the side minus its no-vig probability") Double edge,
    @Meaning("profit per unit staked at the quoted price; 0 for a push") Double returned,
    @JsonIgnore Instant knownAt)
    implements Known {}
