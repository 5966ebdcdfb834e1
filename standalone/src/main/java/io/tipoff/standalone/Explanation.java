package io.tipoff.standalone;

import io.tipoff.dispatch.TaskCatalog;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.system.PredictionParts;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prediction traced back to what it was made from.
 *
 * @param model what computed it; empty if the registry does not have it
 * @param spread quantiles of the distribution in counts, by percent
 * @param parts what its centre is made of
 * @param features every column of the feature row by name; absent values are null
 * @param ingredients the features among them, with ages and sources
 * @param payloads archived payloads that it rests on, with their digests: of its own slate what was
 *     known before its as-of, of earlier ones what their games came to; the latest slates first
 */
public record Explanation(
    Prediction prediction,
    Optional<Pick> pick,
    Optional<Grade> grade,
    Optional<Model> model,
    Map<Integer, Double> spread,
    PredictionParts.Parts parts,
    Map<String, Object> features,
    List<Ingredient> ingredients,
    List<SliceLedger.Payload> payloads) {

  private static final Sql PREDICTION = Sql.of(Explanation.class, "prediction.sql");
  private static final Sql PICK = Sql.of(Explanation.class, "pick.sql");
  private static final Sql FEATURE_ROW = Sql.of(Explanation.class, "feature_row.sql");
  private static final Sql MODEL = Sql.of(Explanation.class, "model.sql");
  private static final List<Integer> PERCENTS = List.of(5, 10, 25, 50, 75, 90, 95);
  private static final Sql GRADE = Sql.of(Explanation.class, "grade.sql");

  /** The prediction as stored. */
  public record Prediction(
      String predictionId,
      String origin,
      String system,
      Instant asOf,
      String gameId,
      String playerId,
      String market,
      LocalDate gameDate,
      String season,
      String team,
      String opponent,
      Double median,
      Double mean,
      String distribution,
      String modelDigest,
      String featureDigest,
      Double quality,
      Double line,
      Double distributionOver,
      Double lineShift) {}

  /** The pick made from it, with the quote that it names. */
  public record Pick(
      String pickId,
      String side,
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
      Double kelly) {}

  /** The model that computed it, as the registry has it. */
  public record Model(
      String modelId,
      Instant trainedAsOf,
      Long rows,
      LocalDate firstDate,
      LocalDate lastDate,
      String contractDigest,
      String library,
      String parameters,
      String dataDigest,
      String file,
      String calibratedOn) {

    private record Row(
        String modelId,
        Instant trainedAsOf,
        Long rows,
        LocalDate firstDate,
        LocalDate lastDate,
        String contractDigest,
        String manifest) {}

    private static Model of(Row row) {
      ModelManifest manifest = ModelManifest.read(row.modelId(), row.manifest());
      return new Model(
          row.modelId(),
          row.trainedAsOf(),
          row.rows(),
          row.firstDate(),
          row.lastDate(),
          row.contractDigest(),
          manifest.library(),
          manifest.parameters(),
          manifest.dataDigest(),
          manifest.file(),
          manifest.calibratedOn());
    }
  }

  /** Its latest grade. */
  public record Grade(
      String result, String reason, Long actual, Double absoluteError, Double returned) {}

  /**
   * Traces a prediction.
   *
   * @throws TipoffException BAD_INPUT if no prediction has this id
   */
  public static Explanation of(Standalone.Services services, String predictionId) {
    Warehouse warehouse = services.get(Warehouse.class);
    Prediction prediction =
        warehouse.query(PREDICTION, Prediction.class, predictionId).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new TipoffException(
                        FailureCategory.BAD_INPUT,
                        "no prediction has the id " + predictionId,
                        "Take one from exports/predictions, field prediction_id."));
    Map<String, Object> features = features(services, warehouse, prediction);
    return new Explanation(
        prediction,
        warehouse.query(PICK, Pick.class, predictionId).stream().findFirst(),
        warehouse.query(GRADE, Grade.class, predictionId).stream().findFirst(),
        warehouse
            .query(
                MODEL,
                Model.Row.class,
                prediction.modelDigest(),
                prediction.system(),
                prediction.market())
            .stream()
            .map(Model::of)
            .findFirst(),
        spread(prediction),
        parts(services, warehouse, prediction),
        features,
        Ingredient.of(features),
        RestedOn.payloads(services, prediction));
  }

  private static Map<Integer, Double> spread(Prediction prediction) {
    CountDistribution distribution = CountDistribution.parse(prediction.distribution());
    Map<Integer, Double> spread = new LinkedHashMap<>();
    PERCENTS.forEach(
        percent -> spread.put(percent, Math.max(0, distribution.quantile(percent / 100.0))));
    return spread;
  }

  private static PredictionParts.Parts parts(
      Standalone.Services services, Warehouse warehouse, Prediction prediction) {
    TaskScope scope =
        new TaskScope(
            "predict-" + prediction.system(),
            Slate.nba(prediction.gameDate()),
            Pass.PREGAME,
            Optional.of(prediction.asOf()));
    return services
        .get(PredictionParts.class)
        .of(
            new RunContext(scope, Origin.valueOf(prediction.origin()), warehouse, List.of()),
            prediction.system(),
            Market.valueOf(prediction.market()),
            prediction.gameId(),
            prediction.playerId(),
            prediction.modelDigest());
  }

  private static Map<String, Object> features(
      Standalone.Services services, Warehouse warehouse, Prediction prediction) {
    Table table =
        services.get(TaskCatalog.class).tables().stream()
            .filter(declared -> declared.qualifiedName().equals("features.player_game"))
            .findFirst()
            .orElseThrow();
    List<Object[]> rows =
        warehouse.queryRows(
            FEATURE_ROW,
            table.columns(),
            prediction.asOf(),
            prediction.gameId(),
            prediction.playerId());
    Map<String, Object> features = new LinkedHashMap<>();
    for (Object[] row : rows) {
      int i = 0;
      for (Column column : table.columns()) {
        features.put(column.name(), row[i++]);
      }
    }
    return features;
  }
}
