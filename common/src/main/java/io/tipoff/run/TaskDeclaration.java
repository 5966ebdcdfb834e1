package io.tipoff.run;

import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything the kernel knows of a task without running it.
 *
 * @param name unique kebab-case name, such as {@code player-game-summary}
 * @param phase phase it belongs to
 * @param pass pass of the slate it runs in
 * @param perRevision whether it runs once per planned as-of of the slate, rather than once per
 *     slate
 * @param inputs declared inputs
 * @param tables tables it writes
 * @param artefacts what it writes beside tables, such as {@code exports.predictions}; slices too
 * @param ready earliest moment of a run; a per-revision task is ready at its as-of
 * @param deadline when it stops waiting for missing inputs; a per-revision task's is its as-of
 * @param asOf moment before which it reads what earlier slates hold, if not all that is known; a
 *     per-revision task's is its as-of. What becomes known later never makes it due again
 * @param timeLimit after which a run is ended as TIMED_OUT
 * @param keepsLive whether what a live run of it makes is a record of ours, which nothing can make
 *     again: it goes into the archive before it is written
 */
public record TaskDeclaration(
    String name,
    Phase phase,
    Pass pass,
    boolean perRevision,
    List<Input> inputs,
    List<Table> tables,
    List<String> artefacts,
    Moment ready,
    Moment deadline,
    Optional<Moment> asOf,
    Duration timeLimit,
    boolean keepsLive) {

  /** Unless another is declared. */
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  public TaskDeclaration {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(pass, "pass");
    Objects.requireNonNull(ready, "ready");
    Objects.requireNonNull(deadline, "deadline");
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
    artefacts = List.copyOf(artefacts);
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("task name '" + name + "' is not kebab-case");
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("time limit of task " + name + " must be positive");
    }
  }

  /** A task that runs once per slate before the games. */
  public static TaskDeclaration pregame(String name, Phase phase, List<Input> inputs) {
    return of(name, phase, Pass.PREGAME, false, inputs, Moment.MORNING, Moment.NEXT_MORNING);
  }

  /** A task that runs once per planned as-of of the slate, before the games. */
  public static TaskDeclaration perRevision(String name, Phase phase, List<Input> inputs) {
    return of(name, phase, Pass.PREGAME, true, inputs, Moment.MORNING, Moment.NEXT_MORNING);
  }

  /** A task that runs once per slate after the games. */
  public static TaskDeclaration postgame(String name, Phase phase, List<Input> inputs) {
    return of(name, phase, Pass.POSTGAME, false, inputs, Moment.NEXT_MORNING, Moment.NEXT_NOON);
  }

  private static TaskDeclaration of(
      String name,
      Phase phase,
      Pass pass,
      boolean perRevision,
      List<Input> inputs,
      Moment ready,
      Moment deadline) {
    return new TaskDeclaration(
        name,
        phase,
        pass,
        perRevision,
        inputs,
        List.of(),
        List.of(),
        ready,
        deadline,
        Optional.empty(),
        TIME_LIMIT,
        false);
  }

  /** From when on a run of a scope may start: a revision's as-of. */
  public Instant readyAt(TaskScope scope) {
    return scope.asOf().orElseGet(() -> ready.of(scope.slate()));
  }

  /**
   * When a scope stops waiting for what is missing: a revision some time after its as-of, for what
   * is being computed for it.
   */
  public Instant deadlineAt(TaskScope scope) {
    return scope
        .asOf()
        .map(asOf -> asOf.plus(Reconcile.REVISION_GRACE))
        .orElseGet(() -> deadline.of(scope.slate()));
  }

  /** Before which instant a run of a scope reads what earlier slates hold. */
  Instant readsEarlierBefore(TaskScope scope) {
    return scope
        .asOf()
        .or(() -> asOf.map(moment -> moment.of(scope.slate())))
        .orElse(RunContext.LATEST);
  }

  /** The same task, reading of earlier slates what was known before a moment of its own slate. */
  public TaskDeclaration readingAsOf(Moment moment) {
    return with(tables, artefacts, Optional.of(moment), timeLimit, keepsLive);
  }

  /** The same task, writing these tables. */
  public TaskDeclaration writing(Table... written) {
    return with(List.of(written), artefacts, asOf, timeLimit, keepsLive);
  }

  /** The same task, producing these artefacts. */
  public TaskDeclaration producing(String... produced) {
    return with(tables, List.of(produced), asOf, timeLimit, keepsLive);
  }

  /** The same task with another time limit. */
  public TaskDeclaration within(Duration limit) {
    return with(tables, artefacts, asOf, limit, keepsLive);
  }

  /** The same task, whose live outputs are records of ours. */
  public TaskDeclaration keepingLive() {
    return with(tables, artefacts, asOf, timeLimit, true);
  }

  private TaskDeclaration with(
      List<Table> written,
      List<String> produced,
      Optional<Moment> reads,
      Duration limit,
      boolean kept) {
    return new TaskDeclaration(
        name,
        phase,
        pass,
        perRevision,
        inputs,
        written,
        produced,
        ready,
        deadline,
        reads,
        limit,
        kept);
  }
}
