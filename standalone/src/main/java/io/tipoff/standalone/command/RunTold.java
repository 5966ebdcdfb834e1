package io.tipoff.standalone.command;

import io.tipoff.ledger.RunDetail;
import io.tipoff.ledger.RunHistory;
import io.tipoff.run.Asked;
import io.tipoff.run.Items;
import io.tipoff.run.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run in all its detail. */
record RunTold(OutputOption output) {

  void tell(RunDetail detail) {
    Printer printer = output.printer();
    if (output.isJson()) {
      printer.json(detail);
      return;
    }
    RunRecord run = detail.run();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("scope", run.scope().toString()));
    rows.add(List.of("phase", run.phase().id()));
    rows.add(
        List.of("state", run.state() + run.failure().map(category -> " " + category).orElse("")));
    rows.add(List.of("reason", run.reason()));
    if (!detail.history().cause().isEmpty()) {
      rows.add(List.of("cause", detail.history().cause().replace("\n", " < ")));
    }
    rows.add(List.of("asked by", detail.asked().map(RunTold::asked).orElse("-")));
    rows.add(List.of("attempt", run.attempt() + " on inputs " + run.inputDigest()));
    rows.add(List.of("started", run.startedAt().toString()));
    rows.add(List.of("ended", run.endedAt().map(Instant::toString).orElse("-")));
    rows.add(List.of("took", took(detail.history())));
    rows.add(List.of("heartbeat", detail.heartbeatAt() + ", lease until " + detail.leaseUntil()));
    rows.add(
        List.of(
            "on", detail.instance() + " " + detail.incarnation() + ", token " + detail.token()));
    rows.add(List.of("degraded", String.join("; ", detail.degraded())));
    detail
        .retry()
        .ifPresent(
            by -> rows.add(List.of("retry", "allowed by " + by.actor() + " " + by.reason())));
    Merges merges = Merges.of(detail.counts());
    merges.others().forEach((name, count) -> rows.add(List.of(name, Long.toString(count))));
    printer.table(List.of("run", Long.toString(run.id())), rows);
    if (!merges.rows().isEmpty()) {
      printer.line("");
      printer.table(Merges.COLUMNS, merges.rows());
    }
    if (!detail.inputs().isEmpty()) {
      printer.line("");
      printer.table(
          List.of("started on", "of", "as of", "version"),
          detail.inputs().stream().map(RunTold::cells).toList());
    }
    if (!detail.slices().isEmpty()) {
      printer.line("");
      printer.table(
          List.of("slice", "rows", "delivered", "expected", "known at", "version"),
          detail.slices().stream().map(RunTold::cells).toList());
    }
    detail.history().items().ifPresent(items -> tell(printer, items, run));
  }

  /** Those that were left out, one by one; those that were not, as a number. */
  private static void tell(Printer printer, Items items, RunRecord run) {
    boolean recorded = run.state().isFinished();
    printer.line("");
    printer.line(
        "Asked for %d: %d computed and written%s; %d left out, wholly or in part."
            .formatted(
                items.requested(),
                items.written().size(),
                recorded
                    ? ", acknowledged at " + run.endedAt().map(Instant::toString).orElse("-")
                    : ", not acknowledged",
                items.leftOut().size()));
    if (!items.leftOut().isEmpty()) {
      printer.table(
          List.of("item", "rows", "why not all"),
          items.leftOut().entrySet().stream()
              .map(
                  each ->
                      List.of(
                          each.getKey(),
                          Long.toString(items.written().getOrDefault(each.getKey(), 0L)),
                          each.getValue()))
              .toList());
    }
  }

  private static String asked(Asked asked) {
    return switch (asked) {
      case EVENT -> "an event of what it reads";
      case RUN -> "the end of another run";
      case SWEEP -> "the sweep";
      case BACKOFF -> "the end of a wait after a failure";
      case REPLAY -> "a replay";
      case OPERATOR -> "an operator (tipoff audit list)";
    };
  }

  private static String took(RunHistory history) {
    return "waited "
        + millis(history.waited())
        + ", computed "
        + millis(history.computed())
        + ", checked and wrote "
        + millis(history.wrote());
  }

  private static String millis(Optional<Long> millis) {
    return millis.map(one -> one + " ms").orElse("-");
  }

  private static List<String> cells(RunDetail.Read read) {
    return List.of(
        read.artefact(),
        read.writer(),
        read.asOf(),
        read.version().isEmpty() ? "there is none" : read.version());
  }

  private static List<String> cells(RunDetail.Slice slice) {
    return List.of(
        slice.artefact(),
        Long.toString(slice.rows()),
        Long.toString(slice.delivered()),
        Long.toString(slice.expected()),
        slice.knownAt().toString(),
        slice.version());
  }
}
