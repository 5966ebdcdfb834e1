package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.run.ScopeDecision;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Runs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Allows one more run. */
@Command(
    name = "retry",
    description = {
      "Allows one more run of what a run failed at, whatever its failure and budget.",
      "A process that acts makes it (tipoff serve); of a replayed slate the next tipoff replay or",
      "tipoff backfill does."
    })
final class RunRetryCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Parameters(paramLabel = "ID", description = "Its number in tipoff runs.")
  private long id;

  /**
   * What a retry led to.
   *
   * @param decision {@code DUE}, {@code RUNNING} or {@code BLOCKED}
   */
  record Retried(long run, String scope, String decision, List<String> reasons) {}

  @Override
  public Integer call() {
    Operator operator = who.operator();
    return engines.run(Map.of(), services -> run(services, operator));
  }

  private int run(Services services, Operator operator) {
    ScopeDecision decision = services.get(Runs.class).retry(id, operator);
    List<String> reasons =
        decision instanceof ScopeDecision.Block block ? block.reasons() : List.of();
    Retried retried = new Retried(id, decision.scope().toString(), Runs.word(decision), reasons);
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(retried);
    } else {
      printer.line(retried.scope() + " is " + retried.decision());
      reasons.forEach(reason -> printer.line("  " + reason));
    }
    return reasons.isEmpty() ? CommandLine.ExitCode.OK : TipoffCommand.INCOMPLETE;
  }
}
