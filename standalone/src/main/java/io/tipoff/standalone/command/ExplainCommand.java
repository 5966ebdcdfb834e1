package io.tipoff.standalone.command;

import io.tipoff.ledger.SliceLedger.Payload;
import io.tipoff.predict.system.Contribution;
import io.tipoff.predict.system.PredictionParts;
import io.tipoff.standalone.Explanation;
import io.tipoff.standalone.Standalone.Services;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "to its centre, its features with sources and how old what they rest on is at least, and the",
      "digests of the archived payloads that it rests on: of its slate what was known before it, of",
      "earlier slates what their games came to."
    })
final class ExplainCommand implements Callable<Integer> {

  /** Payloads of one kind and source printed at most: season files are one a season. */
  private static final int PAYLOADS = 4;

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
    payloads(printer, explanation.payloads());
    return CommandLine.ExitCode.OK;
  }

  /** By kind and source those that tell of the latest slates, and how many others there are. */
  private static void payloads(Printer printer, List<Payload> payloads) {
    Map<List<String>, Map<String, List<Payload>>> kinds =
        payloads.stream()
            .collect(
                Collectors.groupingBy(
                    payload -> List.of(payload.artefact(), payload.source()),
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        Payload::sha256, LinkedHashMap::new, Collectors.toList())));
    List<List<String>> rows = new ArrayList<>();
    for (Map<String, List<Payload>> kind : kinds.values()) {
      kind.entrySet().stream()
          .limit(PAYLOADS)
          .forEach(one -> rows.add(cells(one.getKey(), one.getValue())));
      List<Payload> others = kind.values().stream().skip(PAYLOADS).flatMap(List::stream).toList();
      if (!others.isEmpty()) {
        rows.add(cells((kind.size() - PAYLOADS) + " others: see -o json", others));
      }
    }
    printer.table(
        List.of("payload", "source", "sha-256", "slates", "first", "last", "items"), rows);
  }

  /** Payloads of one kind and source, those of the latest slates first. */
  private static List<String> cells(String digest, List<Payload> payloads) {
    Payload latest = payloads.getFirst();
    return List.of(
        latest.artefact(),
        latest.source(),
        digest,
        Long.toString(payloads.stream().map(Payload::slate).distinct().count()),
        payloads.getLast().slate().toString(),
        latest.slate().toString(),
        Long.toString(payloads.stream().mapToLong(Payload::items).sum()));
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
        List.of(
            "feature",
            "value",
            "unit",
            "newest input of its row, hours before",
            "window",
            "sources"),
        explanation.ingredients().stream()
            .map(
                one ->
                    List.of(
                        one.feature(),
                        text(one.value()),
                        one.unit(),
                        text(one.newestInputHours()),
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
