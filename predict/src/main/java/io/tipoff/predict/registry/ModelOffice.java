package io.tipoff.predict.registry;

import io.tipoff.digest.ContentId;
import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.governance.Verdict;
import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.model.ModelDecision;
import io.tipoff.predict.model.ModelDecision.Action;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.PredictionSystems;
import io.tipoff.predict.training.ForeignModels;
import io.tipoff.predict.training.TrainTask;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Acts on the registry outside a slate's runs: trains on request, promotes, retires. Each act is a
 * write of its own, which later as-ofs follow; predictions that were made stay as they are.
 */
@Singleton
public final class ModelOffice {

  private final Warehouse warehouse;
  private final PredictionSystems systems;
  private final ModelRegistry registry;

  ModelOffice(Warehouse warehouse, PredictionSystems systems, ModelRegistry registry) {
    this.warehouse = warehouse;
    this.systems = systems;
    this.registry = registry;
  }

  /**
   * Trains a system on what was known by a slate's morning, whenever its last training was.
   *
   * @return the models
   * @throws TipoffException BAD_INPUT if there is too little to train on
   */
  public List<ModelRow> train(String system, Slate slate) {
    return learn(training(system), slate, system + " cannot be trained");
  }

  /**
   * Takes a model that was trained elsewhere, as of a slate's morning: checks it against its
   * manifest and calibrates it on games that followed its training.
   *
   * @param manifest as {@code tipoff models show} prints one, without a calibration
   * @throws TipoffException CONTRACT if the file is not what its manifest says, BAD_INPUT if its
   *     system takes none, or too few games followed its training
   */
  public ModelRow take(byte[] file, String manifest, Slate slate) {
    ModelManifest read = ModelManifest.read("that is to be imported", manifest);
    if (!(systems.known(read.system()).orElse(null) instanceof ForeignModels foreign)) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          read.system() + " takes no models that were trained elsewhere",
          "Name a system in the manifest that does, such as catboost.");
    }
    return learn(foreign.taking(file, read), slate, "the model cannot be calibrated").getFirst();
  }

  private List<ModelRow> learn(TrainTask training, Slate slate, String failed) {
    RunContext context = context(training, slate);
    return switch (training.learn(context)) {
      case TaskOutput.NoData none ->
          throw new TipoffException(
              FailureCategory.BAD_INPUT,
              failed + " as of " + slate + ": " + none.proof(),
              "Replay or load more games first.");
      case TaskOutput.Rows rows -> {
        List<Object[]> models = rows.tables().getFirst().rows();
        write(rows.tables());
        yield models.stream().map(row -> registry.find((String) row[0])).toList();
      }
    };
  }

  /** What came of asking for a promotion. */
  public record Promoted(ModelDecision decision, Optional<VerdictRow> verdict) {}

  /**
   * Promotes a model from an instant on, after judging it by what followed its training until a
   * slate's morning.
   *
   * @param despite why it is promoted although it did not pass; empty to insist that it does
   * @throws TipoffException BAD_INPUT if it did not pass and nothing is said of that
   */
  public Promoted promote(String id, Slate until, Instant from, Optional<String> despite) {
    ModelRow model = registry.find(id);
    Optional<VerdictRow> verdict = judge(model, until);
    if (despite.isEmpty() && verdict.map(VerdictRow::verdict).orElse(null) != Verdict.PASS) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "model "
              + model.modelId()
              + " is not promoted: "
              + verdict
                  .map(given -> given.verdict() + ", " + given.reasons())
                  .orElse("it cannot be judged, for it does not load or reads another contract"),
          "Wait for more games, or say why it should serve all the same with --despite.");
    }
    return new Promoted(
        decide(model, Action.PROMOTED, despite.orElse("it passed its gates"), from), verdict);
  }

  /** Retires a model from an instant on: it serves no more. */
  public ModelDecision retire(String id, String reason, Instant from) {
    return decide(registry.find(id), Action.RETIRED, reason, from);
  }

  private Optional<VerdictRow> judge(ModelRow model, Slate until) {
    if (systems.known(model.system()).orElse(null) instanceof ForeignModels foreign) {
      TrainTask taken = foreign.taking(new byte[0], ModelManifest.of(model));
      return judge(model, taken, Map.of(model.market(), model), until);
    }
    Map<Market, ModelRow> trained = new EnumMap<>(Market.class);
    registry.list(Optional.of(model.system())).stream()
        .filter(listed -> listed.trainedAsOf().equals(model.trainedAsOf()))
        .forEach(listed -> trained.put(listed.market(), registry.find(listed.modelId())));
    trained.put(model.market(), model);
    return judge(model, training(model.system()), trained, until);
  }

  private Optional<VerdictRow> judge(
      ModelRow model, TrainTask training, Map<Market, ModelRow> trained, Slate until) {
    List<VerdictRow> verdicts =
        training.judge(context(training, until), new Models(model.trainedAsOf(), trained));
    write(List.of(TableRows.of(VerdictRow.TABLE, VerdictRow.class, verdicts)));
    return verdicts.stream().filter(one -> one.modelId().equals(model.modelId())).findFirst();
  }

  private ModelDecision decide(ModelRow model, Action action, String reason, Instant from) {
    ModelDecision decision =
        ModelDecision.of(model.modelId(), model.system(), model.market(), action, reason, from);
    write(List.of(TableRows.of(ModelDecision.TABLE, ModelDecision.class, List.of(decision))));
    return decision;
  }

  private TrainTask training(String system) {
    return systems.running(system).preparations().stream()
        .filter(TrainTask.class::isInstance)
        .map(TrainTask.class::cast)
        .findFirst()
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.BAD_INPUT,
                    system + " is not trained here",
                    "Name another system."));
  }

  private RunContext context(TrainTask training, Slate slate) {
    var declaration = training.declaration();
    TaskScope scope =
        new TaskScope(declaration.name(), slate, declaration.pass(), Optional.empty());
    return new RunContext(scope, Origin.LIVE, warehouse, List.of());
  }

  /** Writes what is not there already, be it by a slate's own training. */
  private void write(List<TableRows> tables) {
    List<TableRows> fresh = tables.stream().map(this::fresh).toList();
    List<String> ids =
        fresh.stream().flatMap(rows -> rows.rows().stream()).map(ModelOffice::id).toList();
    if (!ids.isEmpty()) {
      // a scope of these very rows: nothing else ever takes their place
      String scope = "models/" + ContentId.of(ids.toArray());
      long token = warehouse.lastCommit(scope).map(commit -> commit.token() + 1).orElse(1L);
      warehouse.write(new SliceWrite(scope, 0, token, Digests.sha256(scope), fresh));
    }
  }

  private TableRows fresh(TableRows rows) {
    return new TableRows(
        rows.table(), rows.rows().stream().filter(row -> !registry.has(id(row))).toList());
  }

  /** The first column of every table here is its key. */
  private static String id(Object[] row) {
    return (String) row[0];
  }
}
