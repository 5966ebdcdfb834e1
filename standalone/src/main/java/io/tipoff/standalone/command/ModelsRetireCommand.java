package io.tipoff.standalone.command;

import io.tipoff.ledger.Operator;
import io.tipoff.predict.model.ModelDecision;
import io.tipoff.predict.registry.ModelOffice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Audited;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A retirement. */
@Command(
    name = "retire",
    description = "Takes a model out of service; the latest of its market that stands serves on.")
final class ModelsRetireCommand implements Callable<Integer> {

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

  @Override
  public Integer call() {
    Operator operator = who.operator().withReason();
    return engines.run(Map.of(), services -> run(services, operator));
  }

  private int run(Services services, Operator operator) {
    ModelDecision decision =
        services
            .get(Audited.class)
            .act(
                operator,
                "models retire",
                "model " + model,
                () ->
                    services
                        .get(ModelOffice.class)
                        .retire(
                            model,
                            operator.reason(),
                            ModelsPromoteCommand.instant(services, from)));
    new Printer(spec.commandLine().getOut())
        .table(
            List.of("model", "retired from", "reason"),
            List.of(List.of(decision.modelId(), decision.knownAt().toString(), decision.reason())));
    return CommandLine.ExitCode.OK;
  }
}
