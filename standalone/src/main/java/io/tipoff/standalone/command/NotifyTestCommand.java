package io.tipoff.standalone.command;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.notice.Notifier;
import io.tipoff.notice.Notifier.Tried;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.standalone.operate.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells each destination a test. */
@Command(
    name = "test",
    description = {
      "Tells each destination of a severity a test, at once and once, and says what each answered.",
      "Ends with 3 if one did not take it, with 2 if none is configured."
    })
final class NotifyTestCommand implements Callable<Integer> {

  @Mixin private EngineOptionsMixin engines = EngineOptionsMixin.beginning();
  @Mixin private OutputOption output;

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "${COMPLETION-CANDIDATES}; all that somebody is told of unless given.")
  private Severity severity;

  /** What a destination answered, for those who read JSON. */
  private record Told(String severity, String destination, String kind, boolean ok, String error) {}

  @Override
  public Integer call() {
    return engines.run(Map.of(), this::run);
  }

  private int run(Services services) {
    Notifier notifier = services.get(Notifier.class);
    List<Severity> asked =
        (severity == null ? List.of(Severity.values()) : List.of(severity))
            .stream().filter(notifier::tells).toList();
    if (asked.isEmpty()) {
      throw nobody();
    }
    List<Told> told = new ArrayList<>();
    for (Severity each : asked) {
      Answer.of(notifier.test(each)).forEach(tried -> told.add(told(each, tried)));
    }
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(told);
    } else {
      printer.table(
          List.of("severity", "destination", "kind", "told"),
          told.stream()
              .map(
                  each ->
                      List.of(
                          each.severity(),
                          each.destination(),
                          each.kind(),
                          each.ok() ? "yes" : "NO: " + each.error()))
              .toList());
    }
    return told.stream().allMatch(Told::ok) ? CommandLine.ExitCode.OK : TipoffCommand.INCOMPLETE;
  }

  private static Told told(Severity severity, Tried tried) {
    return new Told(
        severity.name().toLowerCase(Locale.ROOT),
        tried.destination(),
        tried.kind().id(),
        tried.failure().isEmpty(),
        tried.failure().orElse(""));
  }

  private TipoffException nobody() {
    String which = severity == null ? "warning" : severity.name().toLowerCase(Locale.ROOT);
    return new TipoffException(
        FailureCategory.CONFIGURATION,
        severity == null ? "nobody is told of anything" : "nobody is told of what is " + which,
        "Set tipoff.notify."
            + which
            + " to the names of destinations, and each of them under"
            + " tipoff.notify.destinations.NAME: docs/notifications.md shows how.");
  }
}
