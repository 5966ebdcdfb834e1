package io.tipoff.standalone.command;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.Standalone.Services;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole system on an invented league. */
@Command(
    name = "demo",
    description = {
      "Replays some slates of an invented league and prints how well the predictions did.",
      "Goes through all phases; needs no account, no broker, no database."
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Seed of the invented league (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--slates",
      defaultValue = "30",
      description = "How many slates of its last season to replay (default: ${DEFAULT-VALUE}).")
  private HowMany slates;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Printer printer = new Printer(spec.commandLine().getOut());
    Path league = services.directory().root().resolve("demo-league");
    printer.line("Inventing a league (seed " + seed + ") in " + league);
    LeagueSpec demo = LeagueSpec.demo(seed);
    SyntheticLeague invented = SyntheticLeague.generate(demo);
    invented.writeTo(league);
    String season = demo.seasons().getLast().label();
    List<LocalDate> dates = invented.slates(season);
    if (slates.number() > dates.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "--slates must be from 1 to " + dates.size() + ", not " + slates.number());
    }
    Replay.Request request =
        new Replay.Request(
            league, List.of(season), dates.getFirst(), dates.get(slates.number() - 1), true);
    int exit = new ReplayRun(printer, OutputFormat.TABLE).run(services, request);
    AccuracyCommand.printErrors(services, printer, season);
    printer.line("");
    printer.line(
        "Everything is in " + services.directory().root() + ", the published files in its");
    printer.line(
        "exports folder. The same over HTTP, at http://localhost:8080/v1/predictions/today:");
    printer.line("  ./tipoff serve --http-port 8080" + engines.asTyped());
    return exit;
  }
}
