package io.tipoff.grade.outcome;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Won and lost bets of one date by side and probability edge, and predicted chances by tenth; sums
 * in whole millionths.
 *
 * @param kind EDGE for bets by their edge; CALIBRATION for chances of the over at the modal line
 * @param side OVER or UNDER as picked; OVER for CALIBRATION
 * @param band lower bound of edge or chance in hundredths
 * @param wins bets won; for CALIBRATION counts that went over
 * @param probability sum of the predicted chances of the side, pushes left out
 * @param noVig sum of the side's no-vig probabilities
 * @param paid bets with a return at the quoted price
 */
record PickBandDay(
    Origin origin,
    String system,
    Market market,
    LocalDate gameDate,
    String season,
    String kind,
    String side,
    long band,
    long wins,
    long losses,
    long probability,
    long noVig,
    long paid,
    long returned,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "grades",
              "pick_band_day",
              PickBandDay.class,
              WriteMode.APPEND,
              "origin",
              "system",
              "market",
              "game_date",
              "kind",
              "side",
              "band")
          .partitionedBy("game_date")
          .checked(
              Check.range("band", -100, 100),
              Check.range("wins + losses", 1, 10_000),
              Check.range("probability", 0, 1e10));
}
