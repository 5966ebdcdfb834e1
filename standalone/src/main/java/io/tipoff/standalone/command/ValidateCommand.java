package io.tipoff.standalone.command;

import io.tipoff.ledger.FindingLedger;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Findings;
import io.tipoff.standalone.Repair;
import io.tipoff.standalone.SeasonDates;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the checks of the tables found. */
@Command(
    name = "validate",
    description = {
      "Prints what is wrong with the tables of a slate or a season, with what repairs it.",
      "Every table is checked when it is written; an error blocks what reads it."
    },
    exitCodeList = {
      " 0:sound: no finding but notes",
      " 1:findings, warnings or errors; or it failed, and the message says why",
      " 2:wrong usage: a command, an option or a setting that cannot be used"
    })
final class ValidateCommand implements Callable<Integer> {

  static final int FINDINGS = 1;

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @ArgGroup(multiplicity = "1")
  private Which which;

  /** A slate, or all of a season. */
  private static final class Which {
    @Parameters(paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
    private Slate slate;

    @Option(names = "--season", paramLabel = "SEASON", description = "Such as 2024-25.")
    private String season;
  }

  /**
   * A finding as a script reads it.
   *
   * @param repair what to type once its cause is mended; empty if no command repairs it
   * @param remedy what a person does about it
   */
  record Line(
      Slate slate,
      String task,
      Instant asOf,
      Severity severity,
      String table,
      String check,
      long found,
      long checked,
      boolean keptOut,
      String message,
      String remedy,
      String repair,
      List<Map<String, Object>> sample) {

    static Line of(Findings.Found found, Function<String, String> typed) {
      FindingLedger.Stands stands = found.stands();
      Finding finding = stands.finding();
      return new Line(
          stands.slate(),
          stands.task(),
          stands.asOf().orElse(null),
          finding.severity(),
          finding.artefact(),
          finding.check(),
          finding.found(),
          finding.checked(),
          finding.keptOut(),
          finding.message(),
          switch (found.repair()) {
            case Repair.Commands commands -> finding.remedy();
            case Repair.ByHand hand -> hand.what();
          },
          switch (found.repair()) {
            case Repair.Commands commands ->
                commands.commands().stream().map(typed).collect(Collectors.joining(" && "));
            case Repair.ByHand hand -> "";
          },
          finding.sample());
    }

    /** For a person: what to type, or else what to do. */
    String told() {
      return repair.isEmpty() ? remedy : repair;
    }
  }

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Findings findings = Findings.of(services);
    List<Slate> slates = slates(services, findings);
    List<Line> lines =
        findings.of(slates).stream().map(found -> Line.of(found, this::typed)).toList();
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(lines);
    } else {
      print(printer, slates.size(), lines);
    }
    return lines.stream().anyMatch(line -> line.severity() != Severity.NOTE)
        ? FINDINGS
        : CommandLine.ExitCode.OK;
  }

  private List<Slate> slates(Services services, Findings findings) {
    if (which.slate != null) {
      return List.of(Answer.of(services.get(SlateLedger.class).known(which.slate)));
    }
    SeasonDates season = SeasonDates.of(which.season);
    List<Slate> slates = findings.slates(season.first(), season.last());
    if (slates.isEmpty()) {
      throw SlateLedger.unknown("of " + which.season);
    }
    return slates;
  }

  private static void print(Printer printer, int slates, List<Line> lines) {
    long wrong = lines.stream().filter(line -> line.severity() != Severity.NOTE).count();
    if (!lines.isEmpty()) {
      printer.table(
          List.of("slate", "severity", "table", "check", "what is wrong", "repair"),
          lines.stream()
              .map(
                  line ->
                      List.of(
                          line.slate().toString(),
                          line.severity().name(),
                          line.table(),
                          line.check(),
                          line.message(),
                          line.told()))
              .toList());
    }
    printer.line(
        "%,d findings and %,d notes on %,d slates.%s"
            .formatted(
                wrong,
                lines.size() - wrong,
                slates,
                wrong == 0 ? "" : " Mend the cause, then run the command beside it."));
  }

  /** A command on the data directory that was looked at. */
  private String typed(String command) {
    return command + engines.asTyped();
  }
}
