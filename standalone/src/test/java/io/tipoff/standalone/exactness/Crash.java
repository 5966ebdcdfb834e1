package io.tipoff.standalone.exactness;

import io.smallrye.mutiny.Uni;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.dispatch.RunStep;
import io.tipoff.run.TaskScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The death of a process at one step of one of its runs. From then on none of its runs goes on or
 * fails: nothing of it is heard again.
 */
final class Crash implements RunObserver {

  private final RunStep step;
  private final int at;
  private final AtomicInteger seen = new AtomicInteger();
  private final CompletableFuture<TaskScope> death = new CompletableFuture<>();

  private Crash(RunStep step, int at) {
    this.step = step;
    this.at = at;
  }

  /**
   * Crashes at each step of a run, in random order, at random points of a replay.
   *
   * @param rounds how often at each step
   * @param runs runs of a replay that nothing disturbs
   */
  static List<Crash> plan(long seed, int rounds, int runs) {
    Random random = new Random(seed);
    List<RunStep> steps = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      steps.addAll(List.of(RunStep.values()));
    }
    Collections.shuffle(steps, random);
    TreeSet<Integer> points = new TreeSet<>();
    while (points.size() < steps.size()) {
      points.add(1 + random.nextInt(runs * 9 / 10));
    }
    List<Crash> crashes = new ArrayList<>();
    int before = 0;
    for (RunStep step : steps) {
      int point = points.removeFirst();
      crashes.add(new Crash(step, point - before));
      before = point;
    }
    return crashes;
  }

  RunStep step() {
    return step;
  }

  /** Completes with the run in which the process died. */
  CompletableFuture<TaskScope> death() {
    return death;
  }

  @Override
  public Uni<Void> at(RunStep reached, TaskScope scope) {
    if (reached == step && seen.incrementAndGet() == at) {
      death.complete(scope);
    }
    return death.isDone() ? Uni.createFrom().nothing() : Uni.createFrom().voidItem();
  }

  @Override
  public String toString() {
    return "crash at " + step + " of run " + at;
  }
}
