package io.tipoff.predict.pick;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of predictions.pick: one prediction against one real quote.
 *
 * @param reason why it is a PASS; null for a bet
 * @param quoteId quote that it is about; null where nobody quoted
 * @param pOver chance of the over at the quote's line, with pPush and pUnder summing to 1
 * @param expectedValue profit per unit staked on the side (on the better side of a PASS)
 * @param edge chance of that side, pushes left out, minus its no-vig probability
 * @param noVig no-vig probability of that side at the quoted prices
 * @param kelly stake as a share of the bankroll: a quarter of Kelly's, at most 2 % on one player in
 *     one game over all markets; 0 for a PASS
 */
public record PickRow(
    Origin origin,
    String system,
    Instant asOf,
    String gameId,
    String playerId,
    Market market,
    String pickId,
    String predictionId,
    LocalDate gameDate,
    Side side,
    String reason,
    String quoteId,
    String book,
    Double line,
    Long overPrice,
    Long underPrice,
    Instant quotedAt,
    Double pOver,
    Double pPush,
    Double pUnder,
    Double expectedValue,
    Double edge,
    Double noVig,
    Double kelly,
    Instant knownAt) {

  public static final Table TABLE =
      Table.of(
              "predictions",
              "pick",
              PickRow.class,
              WriteMode.APPEND,
              "origin",
              "system",
              "as_of",
              "game_id",
              "player_id",
              "market")
          .partitionedBy("game_date")
          .checked(
              Check.range("p_over + p_push + p_under", 1 - 1e-9, 1 + 1e-9).asError(),
              Check.range("p_over", 0, 1).asError(),
              Check.range("no_vig", 0, 1),
              Check.range("edge", -1, 1),
              Check.range("kelly", 0, 0.02).asError(),
              Check.range("line", 0, 100),
              Check.before("quoted_at", "as_of").asError(),
              Check.unique("pick_id").asError(),
              Check.unique("prediction_id").asError(),
              Check.varies(20, "p_over"));
}
