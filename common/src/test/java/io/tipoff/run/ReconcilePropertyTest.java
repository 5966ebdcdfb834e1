package io.tipoff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.slate.Slate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever the order of looks, however often they are repeated or left out, wherever the process
 * dies, and however late or corrected the data: the slices at the end are those of a quiet run.
 */
class ReconcilePropertyTest {

  private static final List<Slate> SLATES =
      List.of(
          new Slate("nba", LocalDate.of(2025, 1, 14)),
          new Slate("nba", LocalDate.of(2025, 1, 15)),
          new Slate("nba", LocalDate.of(2025, 1, 16)));

  @Property(tries = 300)
  @Tag("ORC-16")
  @Tag("PRD-08")
  void anyInterleavingReachesTheEndOfAQuietRun(@ForAll long news, @ForAll long trouble) {
    ModelWorld quiet = new ModelWorld(SLATES, new Random(news), new Random(0), false);
    ModelWorld troubled = new ModelWorld(SLATES, new Random(news), new Random(trouble), true);

    quiet.live();
    troubled.live();

    assertThat(troubled.end()).isEqualTo(quiet.end());
    assertThat(troubled.running()).isEmpty();
  }

  @Property(tries = 50)
  void expiredOverridesChangeNoDecisionAndOthersOnlyTurnABlockIntoARun(
      @ForAll long news, @ForAll long trouble) {
    ModelWorld world = new ModelWorld(SLATES, new Random(news), new Random(trouble), true);
    AtomicInteger opened = new AtomicInteger();
    world.tell(
        (task, scope, runs, now, decision) -> {
          assertThat(world.decide(task, scope, runs, now, overriding(task, scope, now, 0)))
              .isEqualTo(decision);
          ScopeDecision overridden =
              world.decide(task, scope, runs, now, overriding(task, scope, now, 1));
          if (!overridden.equals(decision)) {
            assertThat(decision).isInstanceOf(ScopeDecision.Block.class);
            assertThat(overridden)
                .isNotInstanceOfAny(ScopeDecision.Wait.class, ScopeDecision.Running.class);
            opened.incrementAndGet();
          }
        });

    world.live();

    Statistics.label("opened by an override").collect(opened.get() > 0);
  }

  /** Of everything that there is, made a second ago. */
  private static Interventions overriding(
      TaskDeclaration task, TaskScope scope, Instant now, long seconds) {
    return new Interventions(
        List.of(
            new GateOverride(
                1,
                task.phase(),
                scope.slate(),
                "ann",
                "why",
                now.minusSeconds(1),
                now.plusSeconds(seconds))),
        Set.of());
  }

  @Property(tries = 50)
  @Tag("ORC-16")
  @Tag("TRF-10")
  void aSecondLookFindsNothingDue(@ForAll long news) {
    ModelWorld world = new ModelWorld(SLATES, new Random(news), new Random(0), false);
    world.live();
    int runs = world.runs();

    world.settle();

    assertThat(world.runs()).isEqualTo(runs);
  }
}
