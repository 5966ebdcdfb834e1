package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.operate.Halting;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Withholds picks. */
@Command(
    name = "halt",
    description = {
      "Withholds the picks of slates: each is published as a PASS, with the reason.",
      "It ends after the last slate by itself, or by tipoff resume. Predictions stay, and what is",
      "withheld is graded all the same. A process that acts publishes anew (tipoff serve).",
      "The reason is published."
    })
final class HaltCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Parameters(paramLabel = "SLATE", description = "The first slate, such as nba/2025-01-15.")
  private Slate slate;

  @Option(
      names = "--through",
      paramLabel = "DATE",
      description = "Date of the last slate (default: that of the first).")
  private LocalDate through;

  @Override
  public Integer call() {
    Operator operator = who.operator().withReason();
    LocalDate last = through == null ? slate.date() : through;
    return engines.run(
        Map.of(),
        services -> {
          new HaltsTold(output)
              .tell(services.get(Halting.class).decide(slate, last, true, operator));
          return CommandLine.ExitCode.OK;
        });
  }
}
