package io.tipoff.exactness;

import io.tipoff.dispatch.RunStep;
import io.tipoff.slate.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** What goes wrong in one replay: drawn from a seed, struck as runs reach the points drawn. */
final class FaultPlan {

  /** Faults to draw from; all, unless {@code tipoff.faults} names some. */
  private static final Set<Fault> AMONG = Fault.among(System.getProperty("tipoff.faults", ""));

  private static final int STRIKES = 12;
  private static final int LATEST = 4;

  private record Point(Phase phase, RunStep step) {}

  private record Planned(Fault fault, Point point, int occurrence) {}

  private final EventLine line;
  private final boolean rival;
  private boolean archiveAway;
  private final List<Planned> waiting = new ArrayList<>();
  private final Map<Point, Integer> reached = new HashMap<>();
  private final TreeSet<Struck> struck = new TreeSet<>();
  private final List<CompletableFuture<Void>> meanwhile = new ArrayList<>();
  private final Random random;
  private int refusals;

  private FaultPlan(EventLine line, boolean rival, boolean archiveAway, Random random) {
    this.line = line;
    this.rival = rival;
    this.archiveAway = archiveAway;
    this.random = random;
  }

  /** Nothing goes wrong. */
  static FaultPlan quiet() {
    return new FaultPlan(EventLine.GOOD, false, false, new Random(0));
  }

  /**
   * The faults of a seed. How events travel goes round with the seeds, and so does the step at
   * which workers die in any case: a few seeds show all.
   */
  static FaultPlan of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    List<EventLine> lines = EventLine.ALL;
    FaultPlan plan =
        new FaultPlan(
            lines.get((int) Math.floorMod(seed, (long) lines.size())).among(AMONG),
            random.nextInt(3) == 0,
            random.nextInt(3) == 0 && AMONG.contains(Fault.ARCHIVE_AWAY),
            random);
    List<Fault> faults = AMONG.stream().filter(Fault::strikesRuns).toList();
    List<RunStep> steps = List.of(RunStep.values());
    if (AMONG.contains(Fault.WORKERS_DIE)) {
      plan.strike(Fault.WORKERS_DIE, steps.get((int) Math.floorMod(seed, (long) steps.size())));
    }
    for (int i = 1; i < STRIKES && !faults.isEmpty(); i++) {
      plan.strike(any(faults, random), any(steps, random));
    }
    return plan;
  }

  private void strike(Fault fault, RunStep step) {
    Phase phase = any(List.of(Phase.values()), random);
    waiting.add(new Planned(fault, new Point(phase, step), 1 + random.nextInt(LATEST)));
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  EventLine line() {
    return line;
  }

  /** Whether a second instance replays the same slates on the same stores. */
  boolean hasRival() {
    return rival;
  }

  /** Whether the archive is to be away now: once at most. */
  synchronized boolean takesArchiveAway() {
    boolean now = archiveAway;
    archiveAway = false;
    if (now) {
      struck.add(new Struck(Fault.ARCHIVE_AWAY, Phase.INGEST, Struck.ANNOUNCED));
    }
    return now;
  }

  synchronized int draw(int bound) {
    return random.nextInt(bound);
  }

  /** What strikes now that a run has reached this step once more. */
  synchronized List<Fault> reached(Phase phase, RunStep step) {
    Point point = new Point(phase, step);
    int times = reached.merge(point, 1, Integer::sum);
    List<Fault> due = new ArrayList<>();
    for (Iterator<Planned> each = waiting.iterator(); each.hasNext(); ) {
      Planned planned = each.next();
      if (planned.point().equals(point) && planned.occurrence() <= times) {
        due.add(planned.fault());
        each.remove();
      }
    }
    return due;
  }

  /** Remembers work that goes on beside the runs. */
  synchronized void meanwhile(CompletableFuture<Void> work) {
    meanwhile.add(work);
  }

  /** Waits for it. */
  void join() {
    List<CompletableFuture<Void>> work;
    synchronized (this) {
      work = List.copyOf(meanwhile);
    }
    work.forEach(CompletableFuture::join);
  }

  /** A run goes on although its lease is gone: its end has to be refused. */
  synchronized void wentOnWithoutLease() {
    refusals++;
  }

  /** A process died: of what it was at, nobody knows whether it was refused. */
  synchronized void processDied() {
    refusals = 0;
  }

  /** Ends that have to have been refused, at least. */
  synchronized int refusals() {
    return refusals;
  }

  synchronized void struck(Struck one) {
    struck.add(one);
  }

  /** All that has struck so far, each once. */
  synchronized List<Struck> struck() {
    return List.copyOf(struck);
  }
}
