package io.tipoff.standalone.command;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Operator;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.registry.ModelOffice;
import io.tipoff.predict.registry.ModelRegistry;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Audited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A training on request. */
@Command(
    name = "train",
    description = {
      "Trains on what was known by the morning of a slate, whenever the last training was.",
      "The same facts give the same models, byte for byte."
    })
final class ModelsTrainCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Option(
      names = "--system",
      paramLabel = "SYSTEM",
      defaultValue = "gbdt",
      description = "What to train (default: ${DEFAULT-VALUE}).")
  private String system;

  @Option(
      names = "--slate",
      paramLabel = "SLATE",
      description = "Such as nba/2025-01-15 (default: the day after the latest outcome).")
  private Slate slate;

  @Override
  public Integer call() {
    Operator operator = who.operator();
    return engines.run(Map.of(), services -> run(services, operator));
  }

  private int run(Services services, Operator operator) {
    List<ModelRow> models =
        services.get(Audited.class).act(operator, "models train", system, () -> train(services));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(models);
      return CommandLine.ExitCode.OK;
    }
    List<List<String>> rows = new ArrayList<>();
    for (ModelRow model : models) {
      rows.add(
          List.of(
              model.modelId(),
              model.system(),
              model.market().id(),
              model.trainedAsOf().toString(),
              Long.toString(model.rows()),
              model.digest()));
    }
    printer.table(List.of("model", "system", "market", "trained as of", "rows", "digest"), rows);
    return CommandLine.ExitCode.OK;
  }

  private List<ModelRow> train(Services services) {
    return services.get(ModelOffice.class).train(system, slate == null ? next(services) : slate);
  }

  /** The day after the latest outcome. */
  static Slate next(Services services) {
    return services
        .get(ModelRegistry.class)
        .dayAfterLastOutcome()
        .map(Slate::nba)
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.BAD_INPUT,
                    "there is no game to learn from",
                    "Replay a season first."));
  }
}
