package io.tipoff.standalone;

import io.tipoff.dispatch.Look;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ledger.FindingLedger.Stands;
import io.tipoff.run.Input;
import io.tipoff.run.Need;
import io.tipoff.run.Relation;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Slate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which repair a finding has, by its cause. The one place that says it. */
final class Repairs {

  /** What the rows of each raw table are told by. */
  private static final Map<String, Artefact> TOLD_BY =
      Map.of(
          "raw.game", Artefact.SCHEDULE,
          "raw.schedule_ahead", Artefact.SCHEDULE_AHEAD,
          "raw.game_odds", Artefact.GAME_ODDS,
          "raw.prop_quote", Artefact.PROP_LINES,
          "raw.injury_report", Artefact.INJURIES,
          "raw.player_box", Artefact.PLAYER_BOX,
          "raw.game_result", Artefact.GAME_RESULTS);

  private final Map<String, TaskDeclaration> tasks;
  private final SliceView slices;
  private final Reloading reloading;

  Repairs(Collection<TaskDeclaration> tasks, SliceView slices, Reloading reloading) {
    this.tasks =
        tasks.stream().collect(Collectors.toMap(TaskDeclaration::name, Function.identity()));
    this.slices = slices;
    this.reloading = reloading;
  }

  /**
   * Of rows that a check found wrong: they are what a source told, or computed from it, and are
   * written anew when it tells something else.
   */
  Repair of(Stands stands) {
    return ofRows(stands.finding().artefact(), stands.task(), stands.slate());
  }

  private Repair ofRows(String table, String writer, Slate slate) {
    if (TOLD_BY.containsKey(table)) {
      return reloading.again(slate, EnumSet.of(TOLD_BY.get(table)));
    }
    TaskDeclaration task = tasks.get(writer);
    Set<Artefact> read = Reloading.told(task == null ? List.of() : task.inputs());
    // computed rows are only as sound as all that was told
    return reloading.again(slate, read.isEmpty() ? EnumSet.allOf(Artefact.class) : read);
  }

  /**
   * Of what has not run on what is there, or cannot: the first cause on the way that leads to it.
   *
   * @param look the look that decided it
   * @param runs runs of the slate, any order
   */
  Repair of(ScopeDecision decision, Look look, List<RunRecord> runs) {
    return decision instanceof ScopeDecision.Block block
        ? ofBlock(block, look, runs)
        : goOn(decision.scope().slate());
  }

  private Repair ofBlock(ScopeDecision.Block block, Look look, List<RunRecord> runs) {
    for (Input input : tasks.get(block.scope().task()).inputs()) {
      if (input.relation() != Relation.EARLIER_SLATES) {
        Optional<Repair> repair = ofInput(input, block.scope(), look, runs);
        if (repair.isPresent()) {
          return repair.get();
        }
      }
    }
    return runs.stream()
        .filter(run -> run.scope().equals(block.scope()))
        .max(Comparator.comparingLong(RunRecord::id))
        .filter(run -> !run.state().isFinished() && !block.loops())
        .<Repair>map(
            run ->
                new Repair.Commands(
                    List.of("tipoff run retry " + run.id(), reloading.goOn(run.scope().slate()))))
        .orElseGet(() -> goOn(block.scope().slate()));
  }

  private Repair goOn(Slate slate) {
    return new Repair.Commands(List.of(reloading.goOn(slate)));
  }

  private Optional<Repair> ofInput(Input input, TaskScope scope, Look look, List<RunRecord> runs) {
    Slate slate = scope.slate();
    boolean some = false;
    for (String writer : input.writers()) {
      List<SliceVersion> present = slices.revisions(input.table(), writer, slate);
      if (present.stream().anyMatch(SliceVersion::isInError)) {
        return Optional.of(ofRows(input.table(), writer, slate));
      }
      some |= !present.isEmpty();
    }
    if (input.need() != Need.CRITICAL || (some && input.ofAny())) {
      return Optional.empty();
    }
    if (input.table().startsWith(SourceSlice.ARCHIVED)) {
      return some
          ? Optional.empty()
          : Optional.of(reloading.again(slate, Reloading.told(List.of(input))));
    }
    return look.scopes().stream()
        .filter(decision -> input.writers().contains(decision.scope().task()))
        .filter(Repairs::isOverdue)
        .findFirst()
        .map(decision -> of(decision, look, runs));
  }

  /** Whether it should have run by now and has not. */
  static boolean isOverdue(ScopeDecision decision) {
    return switch (decision) {
      case ScopeDecision.Block block -> true;
      case ScopeDecision.Start start -> true;
      case ScopeDecision.Retry retry -> true;
      case ScopeDecision.Running running -> false;
      case ScopeDecision.Wait wait -> false;
      case ScopeDecision.Done done -> false;
    };
  }
}
