package io.tipoff.standalone.command;

import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Operator;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.registry.ModelOffice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Audited;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model that was trained elsewhere. */
@Command(
    name = "import",
    description = {
      "Takes a model that was trained elsewhere, such as a CatBoost .cbm, with its manifest.",
      "It is checked, and calibrated on the games that followed its training."
    })
final class ModelsImportCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Parameters(paramLabel = "FILE", description = "The model file.")
  private Path file;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      required = true,
      description = "Its manifest as JSON; docs/models.md tells what it holds.")
  private Path manifest;

  @Option(
      names = "--slate",
      paramLabel = "SLATE",
      description =
          "Serve from the morning of this slate on (default: the day after the latest outcome).")
  private Slate slate;

  @Override
  public Integer call() {
    byte[] model = read(file);
    String text = new String(read(manifest), StandardCharsets.UTF_8);
    Operator operator = who.operator();
    return engines.run(Map.of(), services -> run(services, model, text, operator));
  }

  private int run(Services services, byte[] model, String text, Operator operator) {
    ModelRow row =
        services
            .get(Audited.class)
            .act(
                operator,
                "models import",
                file.getFileName() + " with SHA-256 " + Digests.sha256(model),
                () -> take(services, model, text));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(row);
      return CommandLine.ExitCode.OK;
    }
    printer.table(
        List.of("model", "system", "market", "serves from", "digest"),
        List.of(
            List.of(
                row.modelId(),
                row.system(),
                row.market().id(),
                row.trainedAsOf().toString(),
                row.digest())));
    return CommandLine.ExitCode.OK;
  }

  private ModelRow take(Services services, byte[] model, String text) {
    Slate from = slate == null ? ModelsTrainCommand.next(services) : slate;
    return services.get(ModelOffice.class).take(model, text, from);
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the file " + path + " cannot be read (" + e.getMessage() + ")",
          "Name a file that is there and may be read.",
          e);
    }
  }
}
