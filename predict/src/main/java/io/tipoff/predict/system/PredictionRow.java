package io.tipoff.predict.system;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of predictions.prediction: what one system says of one player, game and market at one
 * as-of.
 *
 * @param predictionId content-derived: the same content has the same id, other content another
 * @param median unrounded; absolute errors are taken of it
 * @param mean expected count
 * @param distribution canonical text of the distribution; every chance follows from it
 * @param modelDigest model and calibration that computed it
 * @param featureDigest feature row that it rests on
 * @param quality share of the contract's required features present, 0–1
 */
record PredictionRow(
    Origin origin,
    String system,
    Instant asOf,
    String gameId,
    String playerId,
    Market market,
    String predictionId,
    LocalDate gameDate,
    String season,
    String seasonType,
    String team,
    String opponent,
    double median,
    double mean,
    String distribution,
    String modelDigest,
    String featureDigest,
    double quality,
    Instant knownAt) {

  static final Table TABLE =
      Table.of(
              "predictions",
              "prediction",
              PredictionRow.class,
              WriteMode.APPEND,
              "origin",
              "system",
              "as_of",
              "game_id",
              "player_id",
              "market")
          .partitionedBy("game_date")
          .checked(
              Check.range("median", 0, 100),
              Check.range("mean", 0, 100),
              Check.range("quality", 0, 1),
              Check.complete("player_id", 0.5),
              Check.unique("prediction_id").asError(),
              Check.valuesPer(1, 1, "model_digest", "system", "market").asError(),
              Check.varies(20, "mean", "system", "market").asError(),
              Check.notMostly(0, 0.5, 20, "mean", "system", "market").asError());
}
