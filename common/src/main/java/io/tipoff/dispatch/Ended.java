package io.tipoff.dispatch;

import io.smallrye.mutiny.TimeoutException;
import io.tipoff.digest.Digests;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.TaskCompleted;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.RunEnd;
import io.tipoff.ledger.RunHistory;
import io.tipoff.notice.Notice;
import io.tipoff.run.Items;
import io.tipoff.run.RunState;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Phase;
import io.tipoff.validation.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a run ended, before it is recorded. */
record Ended(
    RunState state,
    Optional<FailureCategory> failure,
    String reason,
    String cause,
    Map<String, Long> counts,
    List<SliceVersion> slices,
    List<Finding> findings,
    Optional<String> plan,
    Optional<Items> items) {

  /** Of a chain of causes more is not kept: it is the same again, or a stack of layers. */
  private static final int CAUSES = 8;

  /** Without a result, because of this. */
  static Ended failed(TaskDeclaration declaration, Throwable failure) {
    return switch (failure) {
      case TimeoutException _ ->
          failed(
              RunState.TIMED_OUT,
              Optional.empty(),
              "time limit of " + declaration.timeLimit(),
              failure);
      case TipoffException typed ->
          failed(
              RunState.FAILED,
              Optional.of(typed.category()),
              typed.getMessage() + " " + typed.remedy(),
              failure);
      default ->
          failed(RunState.FAILED, Optional.of(FailureCategory.BUG), failure.toString(), failure);
    };
  }

  /** Without rows, which is proven. */
  static Ended proven(String proof, Map<String, Long> counts, List<SliceVersion> slices) {
    return new Ended(
        RunState.NO_DATA,
        Optional.empty(),
        proof,
        "",
        counts,
        slices,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Ended failed(
      RunState state, Optional<FailureCategory> category, String reason, Throwable failure) {
    return new Ended(
        state,
        category,
        reason,
        chain(failure),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static String chain(Throwable failure) {
    StringBuilder chain = new StringBuilder();
    Throwable cause = failure;
    for (int i = 0; i < CAUSES && cause != null; i++) {
      chain.append(i == 0 ? "" : "\n").append(cause);
      cause = cause.getCause();
    }
    return chain.toString();
  }

  /** The same, with how much was read for it. */
  Ended reading(ReadRows read) {
    Map<String, Long> all = new HashMap<>(counts);
    all.put("read.rows", read.rows());
    all.put("read.statements", read.statements());
    return new Ended(state, failure, reason, cause, all, slices, findings, plan, items);
  }

  /** Digest of all that it wrote. */
  String version() {
    StringBuilder versions = new StringBuilder();
    slices.forEach(s -> versions.append(s.artefact()).append('=').append(s.version()).append(';'));
    return Digests.sha256(versions.toString());
  }

  /** What others are told of it. */
  TaskCompleted event(Phase phase, TaskScope scope, long run) {
    return new TaskCompleted(
        phase,
        scope.task(),
        scope.slate(),
        scope.pass(),
        scope.asOf(),
        run,
        state,
        version(),
        counts,
        List.of());
  }

  RunEnd recorded(
      EncodedEvent event,
      Laps laps,
      Optional<Notice> notice,
      Optional<Notice> refused,
      boolean late) {
    return new RunEnd(
        state,
        failure,
        reason,
        counts,
        slices,
        findings,
        plan,
        event,
        new RunHistory(
            cause, laps.waitedMillis(), laps.computedMillis(), laps.wroteMillis(), items),
        notice,
        refused,
        late);
  }
}
