package io.tipoff.standalone.command;

import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.model.ModelDecision;
import io.tipoff.predict.model.ModelManifest;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.registry.ModelRegistry;
import io.tipoff.standalone.Standalone.Services;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One model. */
@Command(
    name = "show",
    description = "Prints the manifest of a model, its verdicts, and what was decided about it.")
final class ModelsShowCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "MODEL", description = "Id of the model, or how it starts.")
  private String model;

  private record Shown(
      String modelId,
      String digest,
      ModelManifest manifest,
      List<VerdictRow> verdicts,
      List<ModelDecision> decisions) {}

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    ModelRegistry registry = services.get(ModelRegistry.class);
    ModelRow row = registry.find(model);
    ModelManifest manifest = ModelManifest.of(row);
    List<VerdictRow> verdicts = registry.verdicts(row.modelId());
    List<ModelDecision> decisions = registry.decisions(row.modelId());
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(new Shown(row.modelId(), row.digest(), manifest, verdicts, decisions));
      return CommandLine.ExitCode.OK;
    }
    printer.table(List.of("model", row.modelId()), fields(row, manifest));
    printer.line("");
    printer.table(
        List.of("known at", "verdict", "incumbent", "games", "bias", "middle 80 %", "reasons"),
        verdicts.stream().map(ModelsShowCommand::cells).toList());
    printer.line("");
    printer.table(
        List.of("from", "decision", "reason"),
        decisions.stream()
            .map(
                decision ->
                    List.of(
                        decision.knownAt().toString(), decision.action().name(), decision.reason()))
            .toList());
    return CommandLine.ExitCode.OK;
  }

  private static List<List<String>> fields(ModelRow row, ModelManifest manifest) {
    return List.of(
        List.of("digest", row.digest()),
        List.of("system", manifest.system()),
        List.of("market", manifest.market().id()),
        List.of("trained as of", row.trainedAsOf().toString()),
        List.of("library", manifest.library()),
        List.of("parameters", manifest.parameters()),
        List.of("features", Integer.toString(manifest.features().size())),
        List.of("contract", manifest.contractDigest()),
        List.of("rows", Long.toString(manifest.rows())),
        List.of("dates", manifest.firstDate() + " to " + manifest.lastDate()),
        List.of("data", manifest.dataDigest()),
        List.of("file", manifest.file().isEmpty() ? "-" : manifest.file()),
        List.of("calibrated on", manifest.calibratedOn()),
        List.of("golden vectors", Integer.toString(manifest.golden().size())));
  }

  private static List<String> cells(VerdictRow verdict) {
    return List.of(
        verdict.knownAt().toString(),
        verdict.verdict().name(),
        verdict.incumbentId() == null ? "-" : verdict.incumbentId(),
        Long.toString(verdict.games()),
        verdict.bias() == null ? "-" : String.format("%.4f", verdict.bias()),
        verdict.middle() == null ? "-" : String.format("%.4f", verdict.middle()),
        verdict.reasons().isEmpty() ? "-" : verdict.reasons());
  }
}
