package io.tipoff.standalone;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.ingest.fetch.Fetching;
import io.tipoff.ledger.FindingLedger;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SlateLedger;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.run.RunRecord;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceView;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands against the tables of some slates: what their checks found when they were written,
 * and what should be there and is not.
 */
public final class Findings {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FindingLedger findings;
  private final SlateLedger announced;
  private final SliceLedger slices;
  private final Fetching fetching;
  private final RunLedger runs;
  private final Kernel kernel;

  private Findings(Standalone.Services services) {
    this.findings = services.get(FindingLedger.class);
    this.announced = services.get(SlateLedger.class);
    this.slices = services.get(SliceLedger.class);
    this.fetching = services.get(Fetching.class);
    this.runs = services.get(RunLedger.class);
    this.kernel = services.get(Kernel.class);
  }

  public static Findings of(Standalone.Services services) {
    return new Findings(services);
  }

  /** Announced slates between two dates, both included. */
  public List<Slate> slates(LocalDate from, LocalDate to) {
    return announced.announced(from, to).await().atMost(PATIENCE);
  }

  /**
   * A finding, where it stands and what repairs it.
   *
   * @param repair what to do once its cause is mended
   */
  public record Found(FindingLedger.Stands stands, Repair repair) {}

  /** What stands, by date; of a date what was found first, then what is not there. */
  public List<Found> of(List<Slate> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Repairs repairs = repairs();
    List<Found> all = new ArrayList<>();
    for (FindingLedger.Stands stands :
        findings
            .current(wanted.getFirst().date(), wanted.getLast().date())
            .await()
            .atMost(PATIENCE)) {
      if (wanted.contains(stands.slate())) {
        all.add(new Found(stands, repairs.of(stands)));
      }
    }
    wanted.forEach(slate -> all.addAll(overdue(slate, repairs)));
    all.sort(Comparator.comparing(found -> found.stands().slate()));
    return all;
  }

  private Repairs repairs() {
    List<TaskDeclaration> tasks =
        kernel.parts().catalog().tasks().stream().map(Task::declaration).toList();
    SliceView view = slices.refresh().await().atMost(PATIENCE);
    return new Repairs(
        tasks, view, new Reloading(tasks, view, fetching.kinds(), kernel.parts().clock()));
  }

  /**
   * What is overdue: blocked, or due and past its time. Ingest is expected of every announced
   * slate, a later phase where it has run: slates that are loaded as history have no predictions.
   */
  private List<Found> overdue(Slate slate, Repairs repairs) {
    Set<Phase> expected = EnumSet.of(Phase.INGEST);
    List<RunRecord> its = runs.ofSlate(slate).await().atMost(PATIENCE);
    for (RunRecord run : its) {
      expected.add(run.phase());
    }
    Look look = kernel.dispatcher().look(slate).await().atMost(PATIENCE);
    List<Found> overdue = new ArrayList<>();
    for (ScopeDecision decision : look.scopes()) {
      if (expected.contains(look.phases().get(decision.scope().task()))) {
        why(decision)
            .ifPresent(
                why ->
                    overdue.add(new Found(stands(decision, why), repairs.of(decision, look, its))));
      }
    }
    return overdue;
  }

  private static Optional<String> why(ScopeDecision decision) {
    return switch (decision) {
      case ScopeDecision.Block block ->
          Optional.of("it is blocked: " + String.join("; ", block.reasons()));
      case ScopeDecision.Start start ->
          Optional.of("it is due: it has not run on what is there to read now");
      case ScopeDecision.Retry retry -> Optional.of("it is tried again: " + retry.reason());
      case ScopeDecision.Running running -> Optional.empty();
      case ScopeDecision.Wait wait -> Optional.empty();
      case ScopeDecision.Done done -> Optional.empty();
    };
  }

  private FindingLedger.Stands stands(ScopeDecision decision, String why) {
    TaskDeclaration task = kernel.parts().catalog().task(decision.scope().task()).declaration();
    List<String> writes = new ArrayList<>(task.artefacts());
    task.tables().forEach(table -> writes.add(table.qualifiedName()));
    boolean blocked = decision instanceof ScopeDecision.Block;
    return new FindingLedger.Stands(
        decision.scope().slate(),
        decision.scope().task(),
        decision.scope().asOf(),
        0,
        new Finding(
            String.join(", ", writes),
            "overdue",
            blocked ? Severity.ERROR : Severity.WARNING,
            1,
            1,
            false,
            why,
            "Mend what it waits for, then run the command beside it.",
            List.of()));
  }
}
