package io.tipoff.standalone.command;

import io.tipoff.predict.registry.ListedModel;
import io.tipoff.predict.registry.ModelRegistry;
import io.tipoff.standalone.Standalone.Services;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All models. */
@Command(
    name = "list",
    description = {
      "Lists all models by system and training, with their latest verdicts.",
      "Error and difference are mean absolute errors on games after the training; the difference is",
      "to the model that served until then, with its interval at 95 %."
    })
final class ModelsListCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Option(names = "--system", paramLabel = "SYSTEM", description = "One system (default: all).")
  private String system;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    List<ListedModel> models = services.get(ModelRegistry.class).list(Optional.ofNullable(system));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(models);
      return CommandLine.ExitCode.OK;
    }
    if (models.isEmpty()) {
      printer.line("Nothing has been trained yet.");
      return CommandLine.ExitCode.OK;
    }
    printer.table(
        List.of(
            "model",
            "system",
            "market",
            "trained as of",
            "rows",
            "standing",
            "verdict",
            "games",
            "error",
            "difference",
            "95 %"),
        models.stream().map(ModelsListCommand::cells).toList());
    return CommandLine.ExitCode.OK;
  }

  private static List<String> cells(ListedModel model) {
    return List.of(
        model.modelId(),
        model.system(),
        model.market().id(),
        model.trainedAsOf().toString(),
        Long.toString(model.rows()),
        model.standing(),
        model.verdict() == null ? "-" : model.verdict(),
        model.games() == null ? "-" : model.games().toString(),
        number(model.error()),
        number(model.difference()),
        model.differenceLow() == null
            ? "-"
            : number(model.differenceLow()) + " to " + number(model.differenceHigh()));
  }

  private static String number(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
