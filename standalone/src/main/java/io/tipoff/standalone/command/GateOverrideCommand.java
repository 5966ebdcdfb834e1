package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.operate.Expiry;
import io.tipoff.standalone.operate.Overrides;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a gate for a while. */
@Command(
    name = "override",
    description = {
      "Lets the blocked tasks of a phase run without what they lack, marked degraded.",
      "It holds until it expires; tasks that failed are not run again by it (tipoff run retry).",
      "A process that acts goes on by itself (tipoff serve); a replayed slate goes on with the next",
      "tipoff replay or tipoff backfill."
    })
final class GateOverrideCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;
  @Mixin private OperatorOptions who;

  @Parameters(index = "0", paramLabel = "PHASE", description = "${COMPLETION-CANDIDATES}.")
  private Phase phase;

  @Parameters(index = "1", paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Option(
      names = "--expires",
      required = true,
      paramLabel = "WHEN",
      description = "After a while such as 30m, 2h or 1d, or at an instant (2025-01-15T18:00:00Z).")
  private String expires;

  @Override
  public Integer call() {
    Operator operator = who.operator().withReason();
    Expiry end = Expiry.parse(expires);
    return engines.run(
        Map.of(),
        services ->
            new GatesTold(output)
                .tell(
                    services.get(Overrides.class).override(phase, slate, operator, end),
                    "Nothing is planned for " + slate + "."));
  }
}
