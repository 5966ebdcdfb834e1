package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.operate.Halting;
import io.tipoff.standalone.operate.Halting.HaltView;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides whether picks of slates are published, and shows the decision. */
abstract class HaltingCommand implements Callable<Integer> {

  private final boolean halted;

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

  /**
   * @param halted whether picks are withheld, or published again
   */
  HaltingCommand(boolean halted) {
    this.halted = halted;
  }

  @Override
  public final Integer call() {
    Operator operator = who.operator().withReason();
    LocalDate last = through == null ? slate.date() : through;
    return engines.run(
        Map.of(),
        services -> {
          HaltView halt = services.get(Halting.class).decide(slate, last, halted, operator);
          new HaltsTold(output).tell(halt);
          return halt.archived() ? CommandLine.ExitCode.OK : TipoffCommand.INCOMPLETE;
        });
  }
}
