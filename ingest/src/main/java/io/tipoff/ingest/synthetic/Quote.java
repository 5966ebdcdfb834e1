package io.tipoff.ingest.synthetic;

import io.tipoff.slate.Market;
import java.time.Instant;

/**
 * A book's line at an instant before the tip.
 *
 * @param overPrice American odds, |a| ≥ 100
 */
record Quote(
    Game game,
    Player player,
    Market market,
    String book,
    double line,
    int overPrice,
    int underPrice,
    Instant stamp) {}
