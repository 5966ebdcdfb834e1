package io.tipoff.predict.model;

import static java.util.Comparator.naturalOrder;

import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One model of a system per market.
 *
 * @param trainedAsOf when the latest of them was trained
 * @param rows by market
 */
public record Models(Instant trainedAsOf, Map<Market, ModelRow> rows) {

  private static final Sql LATEST = Sql.of(Models.class, "latest-models.sql");

  private static final List<Column> ID = List.of(Column.required("model_id", ColumnType.STRING));

  /**
   * A training of a system.
   *
   * @param rows past rows that it was made on
   */
  public record Trained(Instant trainedAsOf, long rows) {}

  private static final Sql LAST_TRAINING = Sql.of(Models.class, "last-training.sql");

  public Models {
    rows = Map.copyOf(rows);
  }

  /**
   * Per market the latest model known strictly before the instant that may serve by then; one
   * query. A promoted model counts as of its promotion, any other as of its training.
   */
  public static Optional<Models> before(
      RunContext context, String system, Instant instant, Promotion promotion) {
    List<ModelRow> found =
        context.query(LATEST, ModelRow.class, instant, instant, system, promotion.name());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<Market, ModelRow> rows = new EnumMap<>(Market.class);
    found.forEach(row -> rows.put(row.market(), row));
    return Optional.of(
        new Models(
            rows.values().stream().map(ModelRow::trainedAsOf).max(naturalOrder()).orElseThrow(),
            rows));
  }

  /** Ids of the models of {@link #before}, in order; one query that reads no manifest. */
  static List<String> idsBefore(
      RunContext context, String system, Instant instant, Promotion promotion) {
    return context
        .warehouse()
        .queryRows(LATEST, ID, instant, instant, system, promotion.name())
        .stream()
        .map(row -> (String) row[0])
        .sorted()
        .toList();
  }

  /** The system's last training strictly before the instant; one small query. */
  public static Optional<Trained> lastTraining(RunContext context, String system, Instant instant) {
    return context.query(LAST_TRAINING, Trained.class, instant, system).stream().findFirst();
  }

  /**
   * The manifest of a market.
   *
   * @throws TipoffException CONTRACT if there is none, or it is not the one that was written
   */
  public ModelManifest manifest(Market market) {
    ModelRow row = rows.get(market);
    if (row == null) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "no model for " + market + " stands beside those trained as of " + trainedAsOf,
          "Train the system again; until then it predicts nothing.");
    }
    if (!Digests.sha256(row.manifest()).equals(row.digest())) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "manifest of model " + row.modelId() + " does not have its digest " + row.digest(),
          "Train the system again; until then it predicts nothing.");
    }
    return ModelManifest.of(row);
  }

  /**
   * The manifests of all markets that a system predicts.
   *
   * @param fits whether this program would compute with a manifest what it was written for
   * @throws TipoffException CONTRACT if one is missing, was altered or does not fit
   */
  public Map<Market, ModelManifest> manifests(List<Market> markets, Predicate<ModelManifest> fits) {
    Map<Market, ModelManifest> manifests = new EnumMap<>(Market.class);
    for (Market market : markets) {
      ModelManifest manifest = manifest(market);
      if (!fits.test(manifest)) {
        throw new TipoffException(
            FailureCategory.CONTRACT,
            "the "
                + manifest.system()
                + " model of "
                + market
                + " was made by "
                + manifest.library()
                + " with other features or parameters: "
                + manifest.parameters(),
            "Train the system again; until then it predicts nothing.");
      }
      manifests.put(market, manifest);
    }
    return manifests;
  }
}
