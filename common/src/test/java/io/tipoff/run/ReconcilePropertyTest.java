package io.tipoff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.slate.Slate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever the order of looks and of the steps of two instances, however often they are repeated or
 * left out, wherever one dies, loses its lease or has its clock set wrong, and however late or
 * corrected the data: the slices at the end are those of a quiet run.
 */
class ReconcilePropertyTest {

  private static final List<Slate> SLATES =
      List.of(
          new Slate("nba", LocalDate.of(2025, 1, 14)),
          new Slate("nba", LocalDate.of(2025, 1, 15)),
          new Slate("nba", LocalDate.of(2025, 1, 16)));

  private static final int STEPS = 250;

  /** What two instances do, and what happens to them, in any order. */
  @Provide
  Arbitrary<ActionChain<ModelWorld>> lives() {
    return Arbitraries.longs()
        .flatMap(
            news ->
                ActionChain.startWith(() -> new ModelWorld(SLATES, news))
                    .withAction(2, one("pass", 1, (world, any) -> world.pass()))
                    .withAction(
                        8,
                        one(
                            "look",
                            ModelWorld.INSTANCES * SLATES.size(),
                            (world, at) ->
                                world.look(at % ModelWorld.INSTANCES, at / ModelWorld.INSTANCES)))
                    .withAction(10, one("claim", 20, ModelWorld::claim))
                    .withAction(16, one("step", 8, ModelWorld::step))
                    .withAction(1, one("fail", 8, ModelWorld::fail))
                    .withAction(3, one("expire", 8, ModelWorld::expire))
                    .withAction(1, one("wake", 8, ModelWorld::wake))
                    .withAction(2, one("die", ModelWorld.INSTANCES, ModelWorld::die))
                    .withAction(1, one("tick", 90, ModelWorld::tick))
                    .withAction(
                        1,
                        one(
                            "jump",
                            400_000,
                            (world, by) -> world.jump(by % ModelWorld.INSTANCES, by - 200_000)))
                    .withMaxTransformations(STEPS));
  }

  private static Action.Independent<ModelWorld> one(
      String name, int bound, ObjIntConsumer<ModelWorld> what) {
    return () ->
        Arbitraries.integers()
            .between(0, bound - 1)
            .map(
                number ->
                    Transformer.mutate(name + " " + number, world -> what.accept(world, number)));
  }

  @Property(tries = 300)
  @Tag("ORC-16")
  @Tag("PRD-08")
  void anyInterleavingOfTwoInstancesReachesTheEndOfAQuietRun(
      @ForAll("lives") ActionChain<ModelWorld> life) {
    ModelWorld troubled = life.run().live();
    ModelWorld quiet = troubled.twin().live();

    assertThat(troubled.end()).isEqualTo(quiet.end());
    assertThat(troubled.torn()).isEmpty();
    assertThat(troubled.runs()).allMatch(run -> run.state().isTerminal());
    Map<String, Long> finishes =
        troubled.runs().stream()
            .filter(run -> run.state().isFinished())
            .collect(
                Collectors.groupingBy(
                    run -> run.scope() + " on " + run.inputDigest(), Collectors.counting()));
    assertThat(finishes.values()).containsOnly(1L);
    Statistics.label("in trouble").collect(troubled.runs().size() > quiet.runs().size());
  }

  @Property(tries = 50)
  void expiredOverridesChangeNoDecisionAndOthersOnlyTurnABlockIntoARun(@ForAll long news) {
    ModelWorld world = new ModelWorld(SLATES, news);
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
    ModelWorld world = new ModelWorld(SLATES, news).live();
    int runs = world.runs().size();

    world.settle();

    assertThat(world.runs()).hasSize(runs);
  }
}
