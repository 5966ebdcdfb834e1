package io.tipoff.standalone.command;

import io.tipoff.standalone.Explanation;
import io.tipoff.standalone.Standalone.Services;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** From a published prediction back to its payloads. */
@Command(
    name = "explain",
    description = {
      "Traces a prediction back to its payloads.",
      "Prints its features, model and distribution, the quote it was priced against, its grade,",
      "and the digests of the archived payloads."
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "PREDICTION", description = "Id of the prediction.")
  private String prediction;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Explanation explanation = Explanation.of(services, prediction);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(explanation);
      return CommandLine.ExitCode.OK;
    }
    section(printer, "prediction", fields(explanation.prediction()));
    explanation.pick().ifPresent(pick -> section(printer, "pick and quote", fields(pick)));
    explanation.grade().ifPresent(grade -> section(printer, "grade", fields(grade)));
    section(
        printer,
        "features",
        explanation.features().entrySet().stream()
            .map(entry -> List.of(entry.getKey(), text(entry.getValue())))
            .toList());
    printer.line("");
    printer.table(
        List.of("payload", "source", "sha-256", "items", "known at"),
        explanation.payloads().stream()
            .map(
                payload ->
                    List.of(
                        payload.artefact(),
                        payload.source(),
                        payload.sha256(),
                        Long.toString(payload.items()),
                        payload.knownAt().toString()))
            .toList());
    return CommandLine.ExitCode.OK;
  }

  private static void section(Printer printer, String name, List<List<String>> rows) {
    printer.line("");
    printer.table(List.of(name, ""), rows);
  }

  private static List<List<String>> fields(Record row) {
    List<List<String>> fields = new ArrayList<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      try {
        fields.add(List.of(component.getName(), text(component.getAccessor().invoke(row))));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a public record's component cannot be read", e);
      }
    }
    return fields;
  }

  private static String text(Object value) {
    return value == null ? "-" : value.toString();
  }
}
