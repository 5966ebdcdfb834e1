package io.tipoff.standalone.command;

import io.tipoff.ledger.RunDetail;
import io.tipoff.run.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    rows.add(List.of("attempt", run.attempt() + " on inputs " + run.inputDigest()));
    rows.add(List.of("started", run.startedAt().toString()));
    rows.add(List.of("ended", run.endedAt().map(Instant::toString).orElse("-")));
    rows.add(List.of("heartbeat", detail.heartbeatAt() + ", lease until " + detail.leaseUntil()));
    rows.add(
        List.of(
            "on", detail.instance() + " " + detail.incarnation() + ", token " + detail.token()));
    rows.add(List.of("degraded", String.join("; ", detail.degraded())));
    detail
        .retry()
        .ifPresent(
            by -> rows.add(List.of("retry", "allowed by " + by.actor() + " " + by.reason())));
    detail.counts().forEach((name, count) -> rows.add(List.of(name, Long.toString(count))));
    printer.table(List.of("run", Long.toString(run.id())), rows);
    if (!detail.slices().isEmpty()) {
      printer.line("");
      printer.table(
          List.of("slice", "rows", "delivered", "expected", "known at", "version"),
          detail.slices().stream().map(RunTold::cells).toList());
    }
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
