package io.tipoff.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A chain load → summary → grade of each slate; {@code context} reads summaries of earlier ones.
 */
class EarlierSlatesTest {

  private static final Slate YESTERDAY = new Slate("nba", LocalDate.of(2025, 1, 14));
  private static final Slate TODAY = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final Instant AFTER = Moment.NEXT_MORNING.of(YESTERDAY);
  private static final Instant MORNING = Moment.MORNING.of(TODAY);

  private static final TaskCatalog CATALOG =
      new TaskCatalog(
          List.of(
              new Declared(
                  TaskDeclaration.postgame("load", Phase.INGEST, List.of()).producing("raw.box")),
              new Declared(
                  TaskDeclaration.postgame(
                          "summary",
                          Phase.TRANSFORM,
                          List.of(Input.critical("raw.box", Relation.SAME_SLATE, "load")))
                      .producing("analytics.game")),
              new Declared(
                  TaskDeclaration.postgame(
                      "grade",
                      Phase.GRADE,
                      List.of(Input.critical("raw.box", Relation.SAME_SLATE, "load")))),
              new Declared(
                  TaskDeclaration.pregame(
                      "context",
                      Phase.FEATURES,
                      List.of(
                          Input.critical("analytics.game", Relation.EARLIER_SLATES, "summary"))))));

  private static final ScopeDecision READER =
      new ScopeDecision.Start(scope("context", TODAY), "digest", 1, List.of());

  private final EarlierSlates earlier = new EarlierSlates();

  private record Declared(TaskDeclaration declaration) implements Task {
    @Override
    public TaskOutput run(RunContext context) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void isHeldByAnEarlierSlateThatNobodyHasLookedAt() {
    earlier.expect(YESTERDAY, AFTER, CATALOG.tasks());
    assertThat(held()).containsExactly(READER);
    earlier.expect(TODAY, MORNING, CATALOG.tasks());
    look();
    assertThat(held()).isEmpty();
  }

  @Test
  @Tag("ORC-11")
  void isHeldWhileItsWriterRunsOrIsAboutTo() {
    look(new ScopeDecision.Start(scope("summary", YESTERDAY), "digest", 1, List.of()));
    assertThat(held()).containsExactly(READER);
    look(new ScopeDecision.Running(scope("summary", YESTERDAY)));
    assertThat(held()).containsExactly(READER);
    look(new ScopeDecision.Retry(scope("summary", YESTERDAY), "away", Instant.EPOCH));
    assertThat(held()).containsExactly(READER);
    look(new ScopeDecision.Done(scope("summary", YESTERDAY)));
    assertThat(held()).isEmpty();
    look(new ScopeDecision.Block(scope("summary", YESTERDAY), List.of("broken")));
    assertThat(held()).isEmpty();
  }

  @Test
  void isHeldWhileWhatItsWriterReadsMayChange() {
    look(
        new ScopeDecision.Running(scope("load", YESTERDAY)),
        new ScopeDecision.Done(scope("summary", YESTERDAY)));
    assertThat(held()).containsExactly(READER);
  }

  @Test
  void isNotHeldByWhatItDoesNotRead() {
    look(
        new ScopeDecision.Running(scope("grade", YESTERDAY)),
        new ScopeDecision.Done(scope("summary", YESTERDAY)));
    assertThat(held()).isEmpty();
  }

  @Test
  void isHeldByWhatWillBeDueByItsOwnInstant() {
    look(new ScopeDecision.Wait(scope("summary", YESTERDAY), List.of(), Optional.of(MORNING)));
    assertThat(held()).containsExactly(READER);
    look(
        new ScopeDecision.Wait(
            scope("summary", YESTERDAY), List.of(), Optional.of(MORNING.plusSeconds(1))));
    assertThat(held()).isEmpty();
  }

  @Test
  void waitsForMissingInputsOnlyWhileTheyMayCome() {
    ScopeDecision lacking =
        new ScopeDecision.Wait(
            scope("context", TODAY), List.of("not there"), Optional.of(MORNING.plusSeconds(60)));
    look(new ScopeDecision.Running(scope("summary", YESTERDAY)));
    assertThat(held(lacking)).containsExactly(lacking);
    look(new ScopeDecision.Block(scope("summary", YESTERDAY), List.of("broken")));
    assertThat(held(lacking)).isEmpty();
  }

  @Test
  void staysAwakeWhenDoneWhileWhatItReadMayChange() {
    ScopeDecision done = new ScopeDecision.Done(scope("context", TODAY));
    look(new ScopeDecision.Running(scope("load", YESTERDAY)));
    assertThat(held(done)).containsExactly(done);
    look(new ScopeDecision.Done(scope("load", YESTERDAY)));
    assertThat(held(done)).isEmpty();
  }

  @Test
  void laterSlatesAndLaterInstantsHoldNothing() {
    OpenTasks running =
        OpenTasks.of(
            List.of(new ScopeDecision.Running(scope("summary", YESTERDAY))), CATALOG.tasks());
    earlier.see(new Slate("nba", TODAY.date().plusDays(1)), MORNING, running);
    earlier.see(new Slate("wnba", YESTERDAY.date()), AFTER, running);
    earlier.see(YESTERDAY, MORNING.plusSeconds(1), running);
    assertThat(held()).isEmpty();
  }

  private void look(ScopeDecision... decisions) {
    earlier.see(YESTERDAY, AFTER, OpenTasks.of(List.of(decisions), CATALOG.tasks()));
  }

  private List<ScopeDecision> held() {
    return held(READER);
  }

  private List<ScopeDecision> held(ScopeDecision reader) {
    return earlier.held(List.of(reader), CATALOG, MORNING);
  }

  private static TaskScope scope(String task, Slate slate) {
    return new TaskScope(task, slate, Pass.POSTGAME, Optional.empty());
  }

  @Test
  void whatEndsAfterTheLedgerWasReadStillHolds() {
    earlier.expect(YESTERDAY, AFTER, CATALOG.tasks());
    EarlierSlates before = earlier.asOfNow();

    earlier.see(YESTERDAY, AFTER, new OpenTasks(Map.of()));

    assertThat(before.held(List.of(READER), CATALOG, MORNING)).containsExactly(READER);
    assertThat(earlier.held(List.of(READER), CATALOG, MORNING)).isEmpty();
  }
}
