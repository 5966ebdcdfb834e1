package io.tipoff.predict.model;

import io.tipoff.digest.ContentId;
import io.tipoff.digest.Digests;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.slate.Market;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A row of predictions.model: what a system predicts one market with from an instant on.
 *
 * @param modelId content-derived
 * @param trainedAsOf only facts known strictly before it were used
 * @param digest SHA-256 of the manifest, which names the model file's digest
 * @param contractDigest the one feature contract whose rows it accepts
 * @param rows past rows that it was trained on
 * @param manifest {@link ModelManifest} as JSON
 */
public record ModelRow(
    String modelId,
    String system,
    Market market,
    Instant trainedAsOf,
    String digest,
    String contractDigest,
    long rows,
    LocalDate firstDate,
    LocalDate lastDate,
    String manifest,
    Instant knownAt) {

  public static final Table TABLE =
      Table.of("predictions", "model", ModelRow.class, WriteMode.APPEND, "model_id")
          .checked(
              Check.range("rows", 1, 1e8),
              Check.atMost("first_date", "last_date"),
              Check.unique("system", "market", "trained_as_of").asError(),
              Check.same("contract_digest").asError());

  /** What predictions rest on: trainings of this task on this slate and earlier ones. */
  public static List<Input> inputs(String training) {
    String table = TABLE.qualifiedName();
    return List.of(
        Input.optional(table, Relation.SAME_SLATE, training),
        Input.optional(table, Relation.EARLIER_SLATES, training));
  }

  /** The row of a manifest. */
  public static ModelRow of(Instant trainedAsOf, ModelManifest manifest) {
    String json = manifest.json();
    String digest = Digests.sha256(json);
    return new ModelRow(
        ContentId.of("model", manifest.system(), manifest.market(), trainedAsOf, digest),
        manifest.system(),
        manifest.market(),
        trainedAsOf,
        digest,
        manifest.contractDigest(),
        manifest.rows(),
        LocalDate.parse(manifest.firstDate()),
        LocalDate.parse(manifest.lastDate()),
        json,
        trainedAsOf);
  }
}
