package io.tipoff.predict.registry;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.model.ModelDecision;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.run.RunContext;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the registry: everything that was ever trained, judged and decided. */
@Singleton
public final class ModelRegistry {

  private static final Sql LISTED = Sql.of(ModelRegistry.class, "listed-models.sql");
  private static final Sql MODEL = Sql.of(ModelRegistry.class, "model.sql");
  private static final Sql VERDICTS = Sql.of(ModelRegistry.class, "verdicts.sql");
  private static final Sql DECISIONS = Sql.of(ModelRegistry.class, "decisions.sql");
  private static final Sql LAST_OUTCOME = Sql.of(ModelRegistry.class, "last-outcome.sql");

  private static final Sql IDS = Sql.of(ModelRegistry.class, "ids.sql");

  private final Warehouse warehouse;
  private final PredictSettings settings;

  private record Last(LocalDate lastDate) {}

  private record Id(String id) {}

  ModelRegistry(Warehouse warehouse, PredictSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /** Whether a model, a verdict or a decision has this id. */
  boolean has(String id) {
    Instant all = RunContext.LATEST;
    return !warehouse.query(IDS, Id.class, all, id, all, id, all, id).isEmpty();
  }

  /** All models, by system and training. */
  public List<ListedModel> list(Optional<String> system) {
    return warehouse
        .query(
            LISTED,
            ListedModel.class,
            RunContext.LATEST,
            RunContext.LATEST,
            RunContext.LATEST,
            settings.training().promotion().name())
        .stream()
        .filter(model -> system.map(model.system()::equals).orElse(true))
        .toList();
  }

  /**
   * The one model whose id starts with a text.
   *
   * @throws TipoffException BAD_INPUT if there is none, or more than one
   */
  public ModelRow find(String id) {
    List<ModelRow> found = warehouse.query(MODEL, ModelRow.class, RunContext.LATEST, id);
    if (found.size() != 1) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          (found.isEmpty() ? "no model has" : found.size() + " models have")
              + " an id that starts with '"
              + id
              + "'",
          "See tipoff models list.");
    }
    return found.getFirst();
  }

  /** Verdicts on a model, oldest first. */
  public List<VerdictRow> verdicts(String modelId) {
    return warehouse.query(VERDICTS, VerdictRow.class, RunContext.LATEST, modelId);
  }

  /** Decisions about a model, oldest first. */
  public List<ModelDecision> decisions(String modelId) {
    return warehouse.query(DECISIONS, ModelDecision.class, RunContext.LATEST, modelId);
  }

  /** The day after the latest known outcome; empty where there is none. */
  public Optional<LocalDate> dayAfterLastOutcome() {
    return warehouse.query(LAST_OUTCOME, Last.class, RunContext.LATEST).stream()
        .flatMap(last -> Optional.ofNullable(last.lastDate()).stream())
        .map(date -> date.plusDays(1))
        .findFirst();
  }
}
