package io.tipoff.standalone.command;

import io.tipoff.dispatch.GateView;
import io.tipoff.dispatch.SlateGates;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import io.tipoff.standalone.operate.Halting;
import io.tipoff.standalone.operate.Halting.HaltView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done, what waits and what is blocked, slate by slate. */
@Command(
    name = "status",
    description =
        "Shows the gates of a slate with their reasons, what of it is past its deadline and whether"
            + " its picks are withheld, or of the latest slates.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Parameters(arity = "0..1", paramLabel = "SLATE", description = "Such as nba/2025-01-15.")
  private Slate slate;

  @Option(
      names = {"-n", "--latest"},
      paramLabel = "N",
      defaultValue = "5",
      description = "How many of the latest slates (default: ${DEFAULT-VALUE}).")
  private HowMany latest;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    SlateLedger slates = services.get(SlateLedger.class);
    List<Slate> wanted =
        slate == null
            ? Answer.of(slates.latest(latest.number()))
            : List.of(Answer.of(slates.known(slate)));
    SlateGates gates = services.get(SlateGates.class);
    List<GateView> found =
        wanted.stream().flatMap(one -> Answer.of(gates.of(one)).stream()).toList();
    int exit =
        new GatesTold(output)
            .tell(
                found,
                "No slate is known yet. Replay some: tipoff replay --archive DIR --season 2024-25");
    if (!output.isJson()) {
      Halting halting = services.get(Halting.class);
      wanted.stream()
          .map(halting::of)
          .filter(HaltView::isHalted)
          .flatMap(halt -> HaltsTold.lines(halt).stream())
          .forEach(output.printer()::line);
    }
    return exit;
  }
}
