package io.tipoff.standalone.command;

import io.tipoff.ledger.NoticeDesk;
import io.tipoff.ledger.NoticeDesk.Arrival;
import io.tipoff.ledger.NoticeDesk.Kept;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The notices and whom they reached. */
@Command(
    name = "list",
    description = {
      "Lists the latest notices and whom they have reached, newest first.",
      "Ends with 3 if a destination has not taken one at its last try."
    })
final class NotifyListCommand implements Callable<Integer> {

  /** Longer texts are whole in JSON. */
  private static final int WIDEST = 120;

  @Mixin private EngineOptionsMixin engines;
  @Mixin private OutputOption output;

  @Option(
      names = {"-n", "--latest"},
      paramLabel = "COUNT",
      defaultValue = "30",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private HowMany latest;

  @Option(
      names = "--undelivered",
      description = "Only those that a destination has not taken so far.")
  private boolean undelivered;

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    List<Kept> notices =
        Answer.of(services.get(NoticeDesk.class).latest(latest.number(), undelivered));
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(notices);
    } else if (notices.isEmpty()) {
      printer.line(undelivered ? "Every notice has arrived." : "There are no notices.");
    } else {
      printer.table(
          List.of("id", "severity", "times", "last", "what", "arrived"),
          notices.stream().map(NotifyListCommand::row).toList());
    }
    return notices.stream().flatMap(kept -> kept.arrivals().stream()).anyMatch(Arrival::isFailed)
        ? TipoffCommand.INCOMPLETE
        : CommandLine.ExitCode.OK;
  }

  private static List<String> row(Kept kept) {
    var telling = kept.telling();
    return List.of(
        Long.toString(telling.id()),
        telling.notice().severity().name(),
        Long.toString(telling.times()),
        telling.last().toString(),
        shortened(telling.notice().title() + ": " + telling.latest()),
        kept.arrivals().isEmpty()
            ? "gathers"
            : kept.arrivals().stream()
                .map(NotifyListCommand::arrival)
                .collect(Collectors.joining("; ")));
  }

  private static String shortened(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST) + " …";
  }

  private static String arrival(Arrival arrival) {
    return switch (arrival.state()) {
      case "SENT" -> arrival.destination();
      default ->
          arrival.destination()
              + " "
              + arrival.state()
              + " after "
              + arrival.tries()
              + (arrival.error().isEmpty() ? "" : ": " + shortened(arrival.error()));
    };
  }
}
