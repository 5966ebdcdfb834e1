package io.tipoff.standalone.command;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fetch.Fetching;
import io.tipoff.ingest.fetch.Fetching.Fetched;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches from the configured sources once. */
@Command(
    name = "fetch",
    description = {
      "Fetches once from every source that has an address (tipoff.fetch.SOURCE.url), keeps what came",
      "in the archive and announces it; tipoff serve does the same by itself, and runs what it makes",
      "due. Ends with 3 if something could not be fetched."
    })
final class FetchCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Only this, such as nba-com.")
  private Optional<String> source = Optional.empty();

  @Option(names = "--kind", paramLabel = "KIND", description = "Only this, such as box-score.")
  private Optional<String> kind = Optional.empty();

  @Option(
      names = "--slate",
      paramLabel = "SLATE",
      description = {
        "Box scores of all games of this slate, also of those that are there already; quotes on its",
        "games that have not begun, at any time of the day."
      })
  private Optional<Slate> slate = Optional.empty();

  /** A line of the table, and an element of the JSON. */
  private record Line(
      String source, String kind, int slices, int slatesChanged, String failed, String remedy) {

    static List<Line> of(Fetched fetched) {
      List<Line> lines = new ArrayList<>();
      if (fetched.failures().isEmpty() || fetched.slices() > 0) {
        lines.add(
            new Line(
                fetched.source(),
                fetched.kind(),
                fetched.slices(),
                fetched.changed().size(),
                "",
                ""));
      }
      fetched
          .failures()
          .forEach(
              failure ->
                  lines.add(
                      new Line(
                          fetched.source(),
                          fetched.kind(),
                          0,
                          0,
                          failure.getMessage(),
                          failure.remedy())));
      return lines;
    }

    List<String> cells() {
      return List.of(
          source,
          kind,
          Integer.toString(slices),
          Integer.toString(slatesChanged),
          (failed + " " + remedy).strip());
    }
  }

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Fetching fetching = services.get(Fetching.class);
    List<Line> lines = new ArrayList<>();
    for (SourceKind each : wanted(fetching.kinds())) {
      // its time is bounded by the limits of its source
      lines.addAll(Line.of(fetching.fetch(each, slate).await().indefinitely()));
    }
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(lines);
    } else {
      printer.table(
          List.of("source", "kind", "slices", "slates changed", "failed"),
          lines.stream().map(Line::cells).toList());
    }
    return lines.stream().allMatch(line -> line.failed().isEmpty())
        ? CommandLine.ExitCode.OK
        : TipoffCommand.INCOMPLETE;
  }

  /** The kinds that are asked for. */
  private List<SourceKind> wanted(List<SourceKind> kinds) {
    if (kinds.isEmpty()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "no source has an address",
          "Set one, such as TIPOFF_FETCH_NBA_COM_URL; see docs/sources.md");
    }
    List<SourceKind> wanted =
        kinds.stream()
            .filter(each -> source.isEmpty() || source.get().equals(each.source()))
            .filter(each -> kind.isEmpty() || kind.get().equals(each.name()))
            .toList();
    if (wanted.isEmpty()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "no source that has an address has such a kind",
          "There are "
              + kinds.stream()
                  .map(each -> each.source() + " " + each.name())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return wanted;
  }
}
