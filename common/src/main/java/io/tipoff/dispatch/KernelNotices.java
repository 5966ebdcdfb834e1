package io.tipoff.dispatch;

import io.tipoff.dispatch.ExpectedOutputs.Late;
import io.tipoff.ledger.OutboxLedger.Backlog;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.run.GateState;
import io.tipoff.run.RunRecord;
import io.tipoff.run.TaskScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the kernel tells people, in words; who raises it does so where it is decided. */
final class KernelNotices {

  /** The relay tells within a second what the broker takes. */
  private static final Duration LONGEST_UNTOLD = Duration.ofMinutes(2);

  private KernelNotices() {}

  /** A run that failed and is not tried again by itself. */
  static Notice givenUp(TaskScope scope, long run, String reason) {
    return new Notice(
        Severity.WARNING,
        "run-given-up:" + scope.task(),
        "A run of " + scope.task() + " failed and is not tried again",
        "run " + run + " of " + scope + ": " + reason,
        "See it: tipoff run show ID. When its cause is mended: tipoff run retry ID");
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
                + ". To go on without it: tipoff gate override "
                + change.phase().id()
                + " "
                + change.slate()));
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

  /** Outputs that are late, or will be. */
  static List<Condition> late(List<Late> outputs) {
    return outputs.stream()
        .map(late -> new Condition(late.lateness() + " " + late.scope().key(), notice(late)))
        .toList();
  }

  private static Notice notice(Late late) {
    String phase = late.phase().id();
    String what = late.scope() + ", whose deadline is " + late.deadline();
    String remedy = "See what it waits for: tipoff reconcile " + late.scope().slate();
    return switch (late.lateness()) {
      case SOON ->
          new Notice(
              Severity.WARNING,
              "deadline-near:" + phase,
              "An output of " + phase + " is not there, and its time is nearly over",
              what,
              remedy);
      case MISSED ->
          new Notice(
              Severity.WARNING,
              "deadline-missed:" + phase,
              "An output of " + phase + " is not there after its deadline",
              what,
              remedy);
      case LONG_MISSED ->
          new Notice(
              Severity.CRITICAL,
              "output-overdue:" + phase,
              "An output of " + phase + " is not there an hour after its deadline",
              what,
              remedy);
    };
  }
}
