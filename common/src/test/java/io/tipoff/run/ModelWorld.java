package io.tipoff.run;

import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A ledger and a warehouse in memory under the real {@link Reconcile}, on which two instances work.
 * Each step of a run is one of theirs, so that anything may come between any two: the other's
 * steps, a death, a lease that expires while its holder goes on, a clock that jumps.
 */
final class ModelWorld {

  static final int INSTANCES = 2;

  private static final String SOURCE = "source";
  private static final String PLAYED = "archive.box";
  private static final String ANNOUNCED = "archive.games";

  private final List<TaskDeclaration> tasks =
      List.of(
          TaskDeclaration.pregame(
                  "load-games",
                  Phase.INGEST,
                  List.of(Input.critical(ANNOUNCED, Relation.SAME_SLATE, SOURCE)))
              .producing("raw.game"),
          TaskDeclaration.postgame(
                  "load-box",
                  Phase.INGEST,
                  List.of(Input.critical(PLAYED, Relation.SAME_SLATE, SOURCE)))
              .producing("raw.box"),
          TaskDeclaration.postgame(
                  "summary",
                  Phase.TRANSFORM,
                  List.of(Input.critical("raw.box", Relation.SAME_SLATE, "load-box")))
              .producing("analytics.summary"),
          TaskDeclaration.perRevision(
                  "features",
                  Phase.FEATURES,
                  List.of(
                      Input.critical("raw.game", Relation.SAME_SLATE, "load-games"),
                      Input.critical("analytics.summary", Relation.EARLIER_SLATES, "summary")))
              .producing("features.row"),
          TaskDeclaration.perRevision(
                  "predict",
                  Phase.PREDICT,
                  List.of(Input.critical("features.row", Relation.SAME_AS_OF, "features")))
              .producing("predictions.row"),
          TaskDeclaration.pregame(
                  "publish",
                  Phase.PUBLISH,
                  List.of(Input.critical("predictions.row", Relation.ALL_REVISIONS, "predict")))
              .producing("exports.predictions"));

  private final Reconcile reconcile =
      new Reconcile(
          new RetryPolicy(1_000, Duration.ofSeconds(1), Duration.ofMinutes(1)),
          new StormGuard(1_000, Duration.ofMinutes(10)));
  private final List<Slate> slates;
  private final long seed;
  private final TreeMap<Instant, List<Runnable>> agenda = new TreeMap<>();
  private final ModelSlices slices = new ModelSlices();
  private final List<RunRecord> records = new ArrayList<>();
  private final List<Decided> decided = new ArrayList<>();
  private final List<Work> works = new ArrayList<>();
  private final List<Work> stalled = new ArrayList<>();
  private final Map<TaskScope, Stored> warehouse = new HashMap<>();
  private final Duration[] shift = {Duration.ZERO, Duration.ZERO};
  private Instant now = Instant.EPOCH;
  private Instant operational = Instant.EPOCH;
  private Witness seen = (task, scope, runs, at, decision) -> {};

  /** What an instance is about to start, by a look that may be old by now. */
  private record Decided(int instance, TaskDeclaration task, ScopeDecision.Start start) {}

  /** What an instance is at, whether or not it still has the lease. */
  private static final class Work {
    private final long run;
    private final int instance;
    private String computed = "";
    private boolean written;

    Work(long run, int instance) {
      this.run = run;
      this.instance = instance;
    }
  }

  /** Rows of a scope under the token of the run that wrote them. */
  private record Stored(long token, String content) {}

  /** Told every decision with what it was made of. */
  @FunctionalInterface
  interface Witness {
    void decided(
        TaskDeclaration task,
        TaskScope scope,
        List<RunRecord> runs,
        Instant now,
        ScopeDecision decision);
  }

  /**
   * A world that stands before its first morning.
   *
   * @param seed of when data come, and what is corrected
   */
  ModelWorld(List<Slate> slates, long seed) {
    this.slates = slates;
    this.seed = seed;
    Random news = new Random(seed);
    for (Slate slate : slates) {
      Instant morning = Moment.MORNING.of(slate);
      slices.plan(slate, List.of(morning.plusSeconds(36_000), morning.plusSeconds(41_400)));
      at(morning, () -> announce(ANNOUNCED, slate));
      // Box scores come in time, a day late or two, and may be corrected a day later.
      Instant played = Moment.NEXT_MORNING.of(slate).plus(Duration.ofDays(news.nextInt(3)));
      at(played, () -> announce(PLAYED, slate));
      if (news.nextBoolean()) {
        at(played.plus(Duration.ofHours(news.nextInt(40))), () -> announce(PLAYED, slate));
      }
      slices.planned(slate).forEach(asOf -> at(asOf, () -> {}));
      slices.planned(slate).forEach(asOf -> at(asOf.plusSeconds(900), () -> {}));
      at(Moment.NEXT_MORNING.of(slate), () -> {});
      at(Moment.NEXT_NOON.of(slate), () -> {});
    }
  }

  private void at(Instant at, Runnable what) {
    agenda.computeIfAbsent(at, instant -> new ArrayList<>()).add(what);
  }

  private void announce(String artefact, Slate slate) {
    String version = Digests.sha256(artefact + slate + now);
    slices.add(artefact, SOURCE, slate, Optional.empty(), version, now);
  }

  void tell(Witness witness) {
    seen = witness;
  }

  /** The same world, to be left alone. */
  ModelWorld twin() {
    return new ModelWorld(slates, seed);
  }

  /** The decision on the same as it was made on, but with what operators decided. */
  ScopeDecision decide(
      TaskDeclaration task,
      TaskScope scope,
      List<RunRecord> runs,
      Instant at,
      Interventions interventions) {
    return reconcile.decide(task, scope, runs, slices, at, at, interventions);
  }

  /** Brings to an end what is due now, and goes on to the next instant and its news. */
  void pass() {
    settle();
    Map.Entry<Instant, List<Runnable>> next = agenda.pollFirstEntry();
    if (next != null) {
      now = next.getKey();
      next.getValue().forEach(Runnable::run);
    }
  }

  /** Lives to two days after the last morning. */
  ModelWorld live() {
    while (!agenda.isEmpty()) {
      pass();
    }
    settle();
    while (!stalled.isEmpty()) {
      wake(0);
    }
    settle();
    return this;
  }

  /** An instance looks at a slate. */
  void look(int instance, int slate) {
    look(instance, slates.get(slate % slates.size()));
  }

  private void look(int instance, Slate slate) {
    for (TaskDeclaration task : tasks) {
      for (TaskScope scope : scopes(task, slate)) {
        List<RunRecord> runs = records.stream().filter(r -> r.scope().equals(scope)).toList();
        Instant clock = operational.plus(shift[instance]);
        ScopeDecision decision = reconcile.decide(task, scope, runs, slices, now, clock);
        seen.decided(task, scope, runs, now, decision);
        if (decision instanceof ScopeDecision.Start start) {
          decided.add(new Decided(instance, task, start));
        }
      }
    }
  }

  private List<TaskScope> scopes(TaskDeclaration task, Slate slate) {
    if (!task.perRevision()) {
      return List.of(new TaskScope(task.name(), slate, task.pass(), Optional.empty()));
    }
    return slices.planned(slate).stream()
        .map(asOf -> new TaskScope(task.name(), slate, Pass.PREGAME, Optional.of(asOf)))
        .toList();
  }

  /** The instance that decided it asks for the lease: refused if the decision is too old. */
  void claim(int which) {
    if (decided.isEmpty()) {
      return;
    }
    Decided one = decided.remove(which % decided.size());
    ScopeDecision.Start start = one.start();
    boolean taken =
        records.stream()
            .filter(run -> run.scope().equals(start.scope()))
            .anyMatch(
                run ->
                    run.state() == RunState.RUNNING
                        || (run.inputDigest().equals(start.inputDigest())
                            && run.attempt() == start.attempt()));
    if (!taken) {
      long id = records.size() + 1L;
      records.add(
          new RunRecord(
              id,
              start.scope(),
              one.task().phase(),
              RunState.RUNNING,
              start.inputDigest(),
              start.attempt(),
              operational,
              Optional.empty(),
              Optional.empty(),
              ""));
      works.add(new Work(id, one.instance()));
    }
  }

  /** Goes one step on with a run: computes, writes or records, as the last was. */
  void step(int which) {
    if (works.isEmpty()) {
      return;
    }
    step(works.get(which % works.size()));
  }

  /** One that lost its lease goes on, as far as it is let. */
  void wake(int which) {
    if (!stalled.isEmpty()) {
      Work work = stalled.remove(which % stalled.size());
      works.add(work);
      while (works.contains(work)) {
        step(work);
      }
    }
  }

  private void step(Work work) {
    if (work.computed.isEmpty()) {
      work.computed = compute(record(work));
    } else if (work.written) {
      record(work, work.computed);
      works.remove(work);
    } else if (write(work)) {
      work.written = true;
    } else {
      works.remove(work);
    }
  }

  /** What the run's body would read now: later than the look that started it. */
  private String compute(RunRecord run) {
    StringBuilder read = new StringBuilder(run.scope().key());
    for (Input input : task(run.scope()).inputs()) {
      String writer = input.writers().getFirst();
      Slate slate = run.scope().slate();
      switch (input.relation()) {
        case SAME_SLATE ->
            read.append(slices.slice(input.table(), writer, slate, Optional.empty()));
        case SAME_AS_OF ->
            read.append(slices.slice(input.table(), writer, slate, run.scope().asOf()));
        case ALL_REVISIONS -> read.append(slices.revisions(input.table(), writer, slate));
        case EARLIER_SLATES ->
            read.append(
                slices.earlier(
                    input.table(), writer, slate, run.scope().asOf().orElse(RunContext.LATEST)));
      }
    }
    return Digests.sha256(read.toString());
  }

  /** Whether no run of a larger token wrote before. */
  private boolean write(Work work) {
    TaskScope scope = record(work).scope();
    Stored before = warehouse.get(scope);
    if (before != null && before.token() > work.run) {
      return false;
    }
    warehouse.put(scope, new Stored(work.run, work.computed));
    return true;
  }

  /** Ends the run, if it still runs by the ledger. */
  private void record(Work work, String version) {
    RunRecord run = record(work);
    if (run.state() != RunState.RUNNING) {
      return;
    }
    TaskDeclaration task = task(run.scope());
    Instant knownAt =
        task.inputs().stream()
            .flatMap(
                input ->
                    slices
                        .slice(
                            input.table(),
                            input.writers().getFirst(),
                            run.scope().slate(),
                            Optional.empty())
                        .stream())
            .map(SliceVersion::knownAt)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    slices.add(
        task.artefacts().getFirst(),
        task.name(),
        run.scope().slate(),
        run.scope().asOf(),
        version,
        knownAt);
    end(run, RunState.SUCCEEDED);
  }

  /** A run fails in a way that may pass. */
  void fail(int which) {
    if (!works.isEmpty()) {
      Work work = works.remove(which % works.size());
      end(record(work), RunState.FAILED);
    }
  }

  /** The lease of a run expires; its holder stands still and does not know. */
  void expire(int which) {
    if (!works.isEmpty()) {
      loseLease(works.get(which % works.size()));
    }
  }

  /** An instance dies and comes back: what it decided is forgotten, its threads may go on. */
  void die(int instance) {
    decided.removeIf(one -> one.instance() == instance);
    works.stream().filter(work -> work.instance == instance).toList().forEach(this::loseLease);
  }

  private void loseLease(Work work) {
    end(record(work), RunState.ABANDONED);
    works.remove(work);
    stalled.add(work);
  }

  /** Operational time goes on. */
  void tick(int seconds) {
    operational = operational.plusSeconds(seconds);
  }

  /** The clock of an instance is set wrong from here on. */
  void jump(int instance, int seconds) {
    shift[instance] = Duration.ofSeconds(seconds);
  }

  /**
   * Sets the clocks right, then looks and runs until nothing is due. Who has lost its lease stands
   * where it is: it may go on days later.
   */
  void settle() {
    shift[0] = Duration.ZERO;
    shift[1] = Duration.ZERO;
    do {
      while (!decided.isEmpty() || !works.isEmpty()) {
        claim(0);
        step(0);
      }
      tick(60); // the longest wait after a failure
      for (Slate slate : slates) {
        look(0, slate);
      }
    } while (!decided.isEmpty());
  }

  private RunRecord record(Work work) {
    return records.get((int) work.run - 1);
  }

  private void end(RunRecord run, RunState state) {
    if (run.state() != RunState.RUNNING) {
      return;
    }
    records.set(
        (int) run.id() - 1,
        new RunRecord(
            run.id(),
            run.scope(),
            run.phase(),
            run.state().to(state),
            run.inputDigest(),
            run.attempt(),
            run.startedAt(),
            Optional.of(operational),
            state == RunState.FAILED ? Optional.of(FailureCategory.TRANSIENT) : Optional.empty(),
            state == RunState.SUCCEEDED ? "" : "in trouble"));
  }

  List<RunRecord> runs() {
    return List.copyOf(records);
  }

  /** Latest version of every slice that the ledger has. */
  Map<String, String> end() {
    return slices.end();
  }

  /** Scopes whose rows are not those that the ledger says. */
  List<TaskScope> torn() {
    return warehouse.keySet().stream()
        .filter(
            scope ->
                !slices
                    .slice(
                        task(scope).artefacts().getFirst(),
                        scope.task(),
                        scope.slate(),
                        scope.asOf())
                    .map(SliceVersion::version)
                    .equals(Optional.of(warehouse.get(scope).content())))
        .toList();
  }

  private TaskDeclaration task(TaskScope scope) {
    return tasks.stream().filter(one -> one.name().equals(scope.task())).findFirst().orElseThrow();
  }
}
