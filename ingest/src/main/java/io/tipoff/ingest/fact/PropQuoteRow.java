package io.tipoff.ingest.fact;

import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of one book on one player.
 *
 * @param playerId league id, as received or as his name resolved
 * @param resolvedByName whether the source gave no id
 * @param line threshold of the market's count
 * @param overPrice American odds as received, whatever they are worth
 * @param priceUsable whether both prices are there and are prices; the line counts in any case
 * @param quotedAt stamp of the source
 */
public record PropQuoteRow(
    String source,
    LocalDate gameDate,
    String gameId,
    long playerId,
    boolean resolvedByName,
    String playerName,
    String home,
    String away,
    Market market,
    String book,
    double line,
    Optional<Long> overPrice,
    Optional<Long> underPrice,
    boolean priceUsable,
    Optional<Instant> quotedAt) {}
