package io.tipoff.predict.system;

import io.tipoff.digest.ContentId;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.feature.Subject;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

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
 * @param line main line that most books had before the as-of, at prices that are prices; null where
 *     nobody priced him
 * @param distributionOver chance of the over at that line by the distribution alone, pushes left
 *     out
 * @param lineShift what is added to the logarithmic odds of the over where a chance against a
 *     quoted line is stated; null where the distribution's own stands
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
    Double line,
    Double distributionOver,
    Double lineShift,
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
              Check.range("distribution_over", 0, 1).asError(),
              Check.range("line_shift", -5, 5),
              Check.complete("player_id", 0.5),
              Check.unique("prediction_id").asError(),
              Check.valuesPer(1, 1, "model_digest", "system", "market").asError(),
              Check.varies(20, "mean", "system", "market").asError(),
              Check.notMostly(0, 0.5, 20, "mean", "system", "market").asError());

  /** The row of a distribution. */
  static PredictionRow of(
      RunContext context,
      String system,
      Subject subject,
      Market market,
      CountDistribution distribution,
      Optional<Double> line,
      Optional<Double> shift,
      String modelDigest) {
    String text = distribution.text();
    Double atLine = line.orElse(null);
    String id =
        ContentId.of(
            "prediction",
            context.origin(),
            system,
            context.asOf(),
            subject.gameId(),
            subject.playerId(),
            market,
            modelDigest,
            subject.rowDigest(),
            text,
            atLine,
            shift.orElse(null));
    return new PredictionRow(
        context.origin(),
        system,
        context.asOf(),
        subject.gameId(),
        subject.playerId(),
        market,
        id,
        subject.gameDate(),
        subject.season(),
        subject.seasonType(),
        subject.team(),
        subject.opponent(),
        distribution.median(),
        distribution.mean(),
        text,
        modelDigest,
        subject.rowDigest(),
        subject.quality(),
        atLine,
        line.map(at -> distribution.against(at).overWithoutPush()).orElse(null),
        shift.orElse(null),
        context.asOf());
  }
}
