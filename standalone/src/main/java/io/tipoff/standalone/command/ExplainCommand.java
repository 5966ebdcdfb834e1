package io.tipoff.standalone.command;

import io.tipoff.predict.system.Contribution;
import io.tipoff.predict.system.PredictionParts;
import io.tipoff.standalone.Explanation;
import io.tipoff.standalone.Standalone.Services;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a published prediction back to its payloads. */
@Command(
    name = "explain",
    description = {
      "Traces a prediction back to its payloads.",
      "Prints the quote it was priced against, its grade, its model, its distribution, what added most",
      "to its centre, its features with ages and sources, and the digests of the archived payloads."
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "PREDICTION", description = "Id of the prediction.")
  private String prediction;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many contributions (default: ${DEFAULT-VALUE}).")
  private HowMany top;

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
    explanation.model().ifPresent(model -> section(printer, "model", fields(model)));
    section(
        printer,
        "distribution",
        explanation.spread().entrySet().stream()
            .map(entry -> List.of(entry.getKey() + " %", rounded(entry.getValue())))
            .toList());
    contributions(printer, explanation.parts());
    ingredients(printer, explanation);
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

  private void contributions(Printer printer, PredictionParts.Parts parts) {
    printer.line("");
    if (parts.contributions().isEmpty()) {
      printer.line("contributions: none; " + parts.missing());
      return;
    }
    List<Contribution> largest =
        parts.contributions().stream()
            .sorted(
                Comparator.comparingDouble((Contribution part) -> -Math.abs(part.amount()))
                    .thenComparing(Contribution::name))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    largest.stream()
        .limit(top.number())
        .forEach(
            part -> rows.add(List.of(part.name(), rounded(part.value()), rounded(part.amount()))));
    double rest = largest.stream().skip(top.number()).mapToDouble(Contribution::amount).sum();
    if (largest.size() > top.number()) {
      rows.add(List.of((largest.size() - top.number()) + " others", "-", rounded(rest)));
    }
    double centre = largest.stream().mapToDouble(Contribution::amount).sum();
    rows.add(List.of("centre", "-", rounded(centre)));
    printer.table(List.of("contribution", "value", "adds"), rows);
  }

  private static void ingredients(Printer printer, Explanation explanation) {
    Set<String> names = new HashSet<>();
    explanation.ingredients().forEach(one -> names.add(one.feature()));
    section(
        printer,
        "feature row",
        explanation.features().entrySet().stream()
            .filter(entry -> !names.contains(entry.getKey()))
            .map(entry -> List.of(entry.getKey(), text(entry.getValue())))
            .toList());
    printer.line("");
    printer.table(
        List.of("feature", "value", "unit", "age, hours", "window", "sources"),
        explanation.ingredients().stream()
            .map(
                one ->
                    List.of(
                        one.feature(),
                        text(one.value()),
                        one.unit(),
                        Double.toString(one.ageHours()),
                        one.window(),
                        String.join(", ", one.sources())))
            .toList());
  }

  private static String rounded(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
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
