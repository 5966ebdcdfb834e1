package io.tipoff.dispatch;

import io.tipoff.dispatch.ExpectedOutputs.Late;
import io.tipoff.ledger.OutboxLedger.Backlog;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.run.GateState;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Slate;
import io.tipoff.validation.Finding;
import io.tipoff.warehouse.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kernel tells people, in words; who raises it does so where it is decided. */
final class KernelNotices {

  /** The relay tells within a second what the broker takes. */
  private static final Duration LONGEST_UNTOLD = Duration.ofMinutes(2);

  private KernelNotices() {}

  /** A run that failed and is not tried again soon. */
  static Notice givenUp(TaskScope scope, long run, String reason) {
    return new Notice(
        Severity.WARNING,
        "run-given-up:" + scope.task(),
        "A run of " + scope.task() + " failed and is not tried again soon",
        "run " + run + " of " + scope + ": " + reason,
        "See it: tipoff run show ID. When its cause is mended: tipoff run retry ID");
  }

  /** What checks found in error; of what is only doubtful nobody has to know at once. */
  static Optional<Notice> found(TaskScope scope, long run, List<Finding> findings) {
    List<Finding> errors =
        findings.stream()
            .filter(finding -> finding.severity() == io.tipoff.validation.Severity.ERROR)
            .toList();
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice(
            Severity.WARNING,
            "rows-in-error:" + scope.task(),
            "Checks found rows of " + scope.task() + " in error: what reads them waits",
            "run "
                + run
                + " of "
                + scope
                + ": "
                + distinct(
                    errors.stream().map(finding -> finding.artefact() + ": " + finding.message())),
            distinct(errors.stream().map(Finding::remedy))
                + " All that was found: tipoff validate "
                + scope.slate()));
  }

  /** A run that lost its lease: whatever it made, its end was refused. */
  static Notice refused(TaskDeclaration task, TaskScope scope, long run) {
    List<String> tables = task.tables().stream().map(Table::qualifiedName).toList();
    return new Notice(
        Severity.WARNING,
        "write-refused:" + scope.task(),
        "A write of " + scope.task() + " was refused, for its lease had passed to another",
        "run "
            + run
            + " of "
            + scope
            + (tables.isEmpty() ? "" : ", which writes " + String.join(", ", tables)),
        "Its work is done again by itself. See that it was: tipoff reconcile "
            + scope.slate()
            + ". See why the run was late: tipoff run show "
            + run);
  }

  /** Runs whose process died; the ledger adds each one's task and name. */
  static Optional<Notice> abandoned() {
    return Optional.of(
        new Notice(
            Severity.WARNING,
            "run-abandoned",
            "A run was ended because its heartbeat stopped",
            "no heartbeat for three intervals:",
            "It is tried again by itself. See why its process died: its log, and tipoff stuck"));
  }

  /** A gate that was blocked; of any other change nobody has to know. */
  static Optional<Notice> of(Gates.Change change) {
    if (change.state() != GateState.BLOCKED) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice(
            Severity.WARNING,
            "gate-blocked:" + change.phase().id(),
            "A gate of " + change.phase().id() + " is blocked",
            change.slate() + " " + change.pass() + ": " + String.join("; ", change.reasons()),
            "See what is missing: tipoff reconcile "
                + change.slate()
                + ". To go on without what is missing: tipoff gate override "
                + change.phase().id()
                + " "
                + change.slate()));
  }

  /** A past slate that stays blocked, at which nobody looks any more by himself. */
  static Notice leftBlocked(Slate slate, List<ScopeDecision.Block> blocked) {
    return new Notice(
        Severity.WARNING,
        "slate-left-blocked",
        "A past slate is blocked, and is not looked at any more",
        slate + ": " + distinct(blocked.stream().flatMap(block -> block.reasons().stream())),
        "See what is missing: tipoff reconcile "
            + slate
            + ". Once it is mended: tipoff run retry ID of a run that failed, else tipoff backfill"
            + " --from "
            + slate.date()
            + " --to "
            + slate.date());
  }

  /** Runs without a heartbeat for so long that nobody can have swept. */
  static List<Condition> stuck(Map<RunRecord, Duration> ages, Duration from) {
    return ages.entrySet().stream()
        .filter(age -> age.getValue().compareTo(from) >= 0)
        .map(
            age ->
                new Condition(
                    "run " + age.getKey().id(),
                    new Notice(
                        Severity.CRITICAL,
                        "run-stuck:" + age.getKey().scope().task(),
                        "A run is stuck",
                        "run "
                            + age.getKey().id()
                            + " of "
                            + age.getKey().scope()
                            + " has had no heartbeat for "
                            + age.getValue().toMinutes()
                            + " minutes",
                        "See that a process sweeps (tipoff stuck), or end it: tipoff run abandon "
                            + age.getKey().id())))
        .toList();
  }

  /** An outbox that nobody empties. */
  static List<Condition> untold(Backlog backlog) {
    if (backlog.oldest().compareTo(LONGEST_UNTOLD) < 0) {
      return List.of();
    }
    return List.of(
        new Condition(
            "outbox",
            new Notice(
                Severity.CRITICAL,
                "outbox-old",
                "Events are not told",
                backlog.pending() + " wait, the oldest for " + backlog.oldest().toSeconds() + " s",
                "See whether the broker takes messages: tipoff doctor")));
  }

  /** Gates whose outputs are late, or will be: one notice each, which names all that is missing. */
  static List<Condition> late(List<Late> outputs) {
    Map<String, List<Late>> gates = new LinkedHashMap<>();
    for (Late late : outputs) {
      String gate =
          late.lateness()
              + " "
              + late.phase().id()
              + " "
              + late.scope().slate()
              + " "
              + late.scope().pass();
      gates.computeIfAbsent(gate, key -> new ArrayList<>()).add(late);
    }
    return gates.entrySet().stream()
        .map(gate -> new Condition(gate.getKey(), notice(gate.getValue())))
        .toList();
  }

  private static Notice notice(List<Late> missing) {
    Late first = missing.stream().min(Comparator.comparing(Late::deadline)).orElseThrow();
    Slate slate = first.scope().slate();
    String phase = first.phase().id();
    String what =
        "%s %s: %s of %s have passed, until %s. Missing: %s. Because: %s"
            .formatted(
                slate,
                first.scope().pass(),
                inWords(first.elapsed()),
                inWords(Duration.between(first.ready(), first.deadline())),
                first.deadline(),
                distinct(missing.stream().map(late -> late.scope().task())),
                distinct(missing.stream().map(Late::reasons).flatMap(List::stream)));
    String look = "See what it waits for: tipoff reconcile " + slate;
    // before the deadline an override does not shorten the wait
    String remedy =
        look + ". To go on without what is missing: tipoff gate override " + phase + " " + slate;
    return switch (first.lateness()) {
      case SOON ->
          new Notice(
              Severity.WARNING,
              "deadline-near:" + phase,
              "Outputs of " + phase + " are not there, and their time is nearly over",
              what,
              look);
      case MISSED ->
          new Notice(
              Severity.WARNING,
              "deadline-missed:" + phase,
              "Outputs of " + phase + " are not there after their deadline",
              what,
              remedy);
      case LONG_MISSED ->
          new Notice(
              Severity.CRITICAL,
              "output-overdue:" + phase,
              "Outputs of " + phase + " are not there an hour after their deadline",
              what,
              remedy);
    };
  }

  private static String distinct(Stream<String> values) {
    return values.distinct().collect(Collectors.joining(", "));
  }

  /** {@code 4 h 30 min}. */
  private static String inWords(Duration time) {
    return time.toHours() + " h " + time.toMinutesPart() + " min";
  }
}
