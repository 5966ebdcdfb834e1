package io.tipoff.standalone.command;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.run.Decision;
import io.tipoff.run.ScopeDecision;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done, what waits and what is blocked, slate by slate. */
@Command(
    name = "status",
    description = "Shows the gates of a slate with their reasons, or those of the latest slates.")
final class StatusCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(arity = "0..1", paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Option(
      names = {"-n", "--latest"},
      paramLabel = "N",
      defaultValue = "5",
      description = "How many of the latest slates (default: ${DEFAULT-VALUE}).")
  private int latest;

  /** One gate, as printed. */
  record Gate(
      String slate, Phase phase, Pass pass, String state, int tasks, List<String> reasons) {}

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Printer printer = output.printer();
    List<Gate> gates = new ArrayList<>();
    for (Slate wanted : slates(services)) {
      gates.addAll(
          gates(services.get(Kernel.class).dispatcher().look(wanted).await().atMost(PATIENCE)));
    }
    if (output.isJson()) {
      printer.json(gates);
    } else if (gates.isEmpty()) {
      printer.line(
          "No slate is known yet. Replay some: tipoff replay --archive DIR --season 2024-25");
    } else {
      printer.table(
          List.of("slate", "pass", "phase", "gate", "tasks", "reasons"),
          gates.stream()
              .map(
                  gate ->
                      List.of(
                          gate.slate(),
                          gate.pass().name(),
                          gate.phase().id(),
                          gate.state(),
                          Integer.toString(gate.tasks()),
                          String.join("; ", gate.reasons())))
              .toList());
    }
    boolean blocked = gates.stream().anyMatch(gate -> gate.state().equals("BLOCKED"));
    return blocked ? TipoffCommand.INCOMPLETE : CommandLine.ExitCode.OK;
  }

  private List<Slate> slates(Services services) {
    if (slate != null) {
      return List.of(slate);
    }
    List<Slate> all =
        services
            .get(SlateLedger.class)
            .announced(LocalDate.EPOCH, LocalDate.of(9999, 1, 1))
            .await()
            .atMost(PATIENCE);
    return all.subList(Math.max(0, all.size() - latest), all.size());
  }

  private static List<Gate> gates(Look look) {
    List<Gate> gates = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      for (Phase phase : Phase.values()) {
        List<ScopeDecision> scopes = look.of(phase, pass);
        if (!scopes.isEmpty()) {
          gates.add(gate(look.slate(), phase, pass, scopes));
        }
      }
    }
    return gates;
  }

  private static Gate gate(Slate slate, Phase phase, Pass pass, List<ScopeDecision> scopes) {
    Decision decision = Decision.of(scopes);
    String state =
        switch (decision) {
          case Decision.Done done -> "DONE";
          case Decision.Start start -> Decision.gate(scopes).name();
          case Decision.Wait wait -> "WAITING";
          case Decision.Block block -> "BLOCKED";
        };
    List<String> reasons =
        switch (decision) {
          case Decision.Wait wait -> wait.reasons();
          case Decision.Block block -> block.reasons();
          case Decision.Start start ->
              start.tasks().stream().flatMap(t -> t.degraded().stream()).toList();
          case Decision.Done done -> List.<String>of();
        };
    return new Gate(
        slate.toString(), phase, pass, state, scopes.size(), reasons.stream().distinct().toList());
  }
}
