package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.registry.ModelOffice;
import io.tipoff.predict.registry.ModelOffice.Promoted;
import io.tipoff.run.Moment;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Audited;
import io.tipoff.time.SlateClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A promotion. */
@Command(
    name = "promote",
    description = {
      "Lets a model serve, if it passes its gates on the games that followed its training.",
      "Predictions that were made stay as they are."
    })
final class ModelsPromoteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EngineOptionsMixin engines;
  @Mixin private OperatorOptions who;

  @Parameters(paramLabel = "MODEL", description = "Id of the model, or how it starts.")
  private String model;

  @Option(
      names = "--from",
      paramLabel = "SLATE",
      description = "From the morning of this slate on (default: from now on).")
  private Slate from;

  @Option(
      names = "--despite",
      paramLabel = "REASON",
      description = "Why it should serve although it did not pass; kept with the decision.")
  private String despite;

  @Override
  public Integer call() {
    Operator operator = who.operator();
    return engines.run(Map.of(), services -> run(services, operator));
  }

  private int run(Services services, Operator operator) {
    Promoted promoted =
        services
            .get(Audited.class)
            .act(
                operator,
                "models promote",
                "model " + model + (despite == null ? "" : ", despite: " + despite),
                () -> promote(services));
    new Printer(spec.commandLine().getOut())
        .table(
            List.of("model", "serves from", "verdict", "reason"),
            List.of(
                List.of(
                    promoted.decision().modelId(),
                    promoted.decision().knownAt().toString(),
                    promoted.verdict().map(VerdictRow::verdict).map(Enum::name).orElse("-"),
                    promoted.decision().reason())));
    return CommandLine.ExitCode.OK;
  }

  private Promoted promote(Services services) {
    return services
        .get(ModelOffice.class)
        .promote(
            model,
            from == null ? ModelsTrainCommand.next(services) : from,
            instant(services, from),
            Optional.ofNullable(despite));
  }

  /** The morning of a slate, or now. */
  static Instant instant(Services services, Slate from) {
    return from == null ? services.get(SlateClock.class).now() : Moment.MORNING.of(from);
  }
}
