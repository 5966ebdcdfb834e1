package io.tipoff.run;

import io.tipoff.digest.Digests;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A ledger in memory under the real {@link Reconcile}, driven from instant to instant. In trouble,
 * looks come at random and repeated, runs stand still between any two steps, and the process dies.
 */
final class ModelWorld {

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
      new Reconcile(new RetryPolicy(1_000, Duration.ZERO, Duration.ZERO));
  private final List<Slate> slates;
  private final Random news;
  private final Random trouble;
  private final boolean troubled;
  private final ModelSlices slices = new ModelSlices();
  private final List<RunRecord> records = new ArrayList<>();
  private final Map<Long, String> computed = new HashMap<>();
  private Instant now = Instant.EPOCH;
  private Witness seen = (task, scope, runs, at, decision) -> {};

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

  ModelWorld(List<Slate> slates, Random news, Random trouble, boolean troubled) {
    this.slates = slates;
    this.news = news;
    this.trouble = trouble;
    this.troubled = troubled;
  }

  void tell(Witness witness) {
    seen = witness;
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

  /** Lives from the first morning to two days after the last, news included. */
  void live() {
    TreeMap<Instant, List<Runnable>> agenda = new TreeMap<>();
    for (Slate slate : slates) {
      Instant morning = Moment.MORNING.of(slate);
      slices.plan(slate, List.of(morning.plusSeconds(36_000), morning.plusSeconds(41_400)));
      at(agenda, morning, () -> announce(ANNOUNCED, slate));
      // Box scores come in time, a day late or two, and may be corrected a day later.
      Instant played = Moment.NEXT_MORNING.of(slate).plus(Duration.ofDays(news.nextInt(3)));
      at(agenda, played, () -> announce(PLAYED, slate));
      if (news.nextBoolean()) {
        at(agenda, played.plus(Duration.ofHours(news.nextInt(40))), () -> announce(PLAYED, slate));
      }
      slices.planned(slate).forEach(asOf -> at(agenda, asOf, () -> {}));
      slices.planned(slate).forEach(asOf -> at(agenda, asOf.plusSeconds(900), () -> {}));
      at(agenda, Moment.NEXT_MORNING.of(slate), () -> {});
      at(agenda, Moment.NEXT_NOON.of(slate), () -> {});
    }
    agenda.forEach(
        (instant, happenings) -> {
          now = instant;
          happenings.forEach(Runnable::run);
          if (troubled) {
            stir();
          }
          settle();
        });
  }

  private static void at(Map<Instant, List<Runnable>> agenda, Instant at, Runnable what) {
    agenda.computeIfAbsent(at, instant -> new ArrayList<>()).add(what);
  }

  private void announce(String artefact, Slate slate) {
    String version = Digests.sha256(artefact + slate + now);
    slices.add(artefact, SOURCE, slate, Optional.empty(), version, now);
  }

  /** A while of random looks, half-done runs and deaths. */
  private void stir() {
    for (int i = trouble.nextInt(20); i > 0; i--) {
      switch (trouble.nextInt(5)) {
        case 0, 1 -> look(slates.get(trouble.nextInt(slates.size())));
        case 2 -> running().stream().findAny().ifPresent(this::compute);
        case 3 ->
            running().stream()
                .filter(run -> computed.containsKey(run.id()))
                .findAny()
                .ifPresent(this::record);
        default -> die();
      }
    }
    die();
  }

  /** Looks and runs until nothing is due. */
  void settle() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Slate slate : slates) {
        moved |= look(slate);
      }
      for (RunRecord run : running()) {
        compute(run);
        record(run);
        moved = true;
      }
    }
  }

  private boolean look(Slate slate) {
    boolean started = false;
    for (TaskDeclaration task : tasks) {
      for (TaskScope scope : scopes(task, slate)) {
        List<RunRecord> runs = records.stream().filter(r -> r.scope().equals(scope)).toList();
        ScopeDecision decision = reconcile.decide(task, scope, runs, slices, now, now);
        seen.decided(task, scope, runs, now, decision);
        if (decision instanceof ScopeDecision.Start start) {
          records.add(run(records.size() + 1L, task, start, RunState.RUNNING));
          started = true;
        }
      }
    }
    return started;
  }

  private List<TaskScope> scopes(TaskDeclaration task, Slate slate) {
    if (!task.perRevision()) {
      return List.of(new TaskScope(task.name(), slate, task.pass(), Optional.empty()));
    }
    return slices.planned(slate).stream()
        .map(asOf -> new TaskScope(task.name(), slate, Pass.PREGAME, Optional.of(asOf)))
        .toList();
  }

  private RunRecord run(long id, TaskDeclaration task, ScopeDecision.Start start, RunState state) {
    return new RunRecord(
        id,
        start.scope(),
        task.phase(),
        state,
        start.inputDigest(),
        start.attempt(),
        now,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** What the run's body would read now: later than the look that started it. */
  private void compute(RunRecord run) {
    TaskDeclaration task = task(run);
    StringBuilder read = new StringBuilder(run.scope().key());
    for (Input input : task.inputs()) {
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
    computed.put(run.id(), Digests.sha256(read.toString()));
  }

  private void record(RunRecord run) {
    TaskDeclaration task = task(run);
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
        computed.get(run.id()),
        knownAt);
    replace(run, RunState.SUCCEEDED);
  }

  private void die() {
    running().forEach(run -> replace(run, RunState.ABANDONED));
    computed.clear();
  }

  private void replace(RunRecord run, RunState state) {
    records.set(
        records.indexOf(run),
        new RunRecord(
            run.id(),
            run.scope(),
            run.phase(),
            run.state().to(state),
            run.inputDigest(),
            run.attempt(),
            run.startedAt(),
            Optional.of(now),
            Optional.empty(),
            state == RunState.ABANDONED ? "died" : ""));
  }

  private TaskDeclaration task(RunRecord run) {
    return tasks.stream()
        .filter(task -> task.name().equals(run.scope().task()))
        .findFirst()
        .orElseThrow();
  }

  List<RunRecord> running() {
    return records.stream().filter(run -> run.state() == RunState.RUNNING).toList();
  }

  int runs() {
    return records.size();
  }

  /** Latest version of every slice. */
  Map<String, String> end() {
    return slices.end();
  }

  /** The slices, as plain as can be. */
  private static final class ModelSlices implements SliceView {

    private final List<SliceVersion> versions = new ArrayList<>();
    private final Map<Slate, List<Instant>> plans = new HashMap<>();

    void plan(Slate slate, List<Instant> asOfs) {
      plans.put(slate, asOfs);
    }

    void add(
        String artefact,
        String writer,
        Slate slate,
        Optional<Instant> asOf,
        String version,
        Instant knownAt) {
      versions.add(new SliceVersion(artefact, writer, slate, asOf, version, knownAt, 1, 0, 0));
    }

    Map<String, String> end() {
      Map<String, String> end = new TreeMap<>();
      versions.forEach(v -> end.put(v.artefact() + " " + v.slate() + " " + v.asOf(), v.version()));
      return end;
    }

    @Override
    public Optional<SliceVersion> slice(
        String artefact, String writer, Slate slate, Optional<Instant> asOf) {
      return versions.stream()
          .filter(v -> v.artefact().equals(artefact) && v.writer().equals(writer))
          .filter(v -> v.slate().equals(slate) && v.asOf().equals(asOf))
          .reduce((earlier, later) -> later);
    }

    @Override
    public List<SliceVersion> revisions(String artefact, String writer, Slate slate) {
      return planned(slate).stream()
          .flatMap(asOf -> slice(artefact, writer, slate, Optional.of(asOf)).stream())
          .toList();
    }

    @Override
    public List<Instant> planned(Slate slate) {
      return plans.getOrDefault(slate, List.of());
    }

    @Override
    public String earlier(String artefact, String writer, Slate slate, Instant asOf) {
      Map<Slate, String> known = new TreeMap<>();
      versions.stream()
          .filter(v -> v.artefact().equals(artefact) && v.writer().equals(writer))
          .filter(v -> v.slate().date().isBefore(slate.date()) && v.knownAt().isBefore(asOf))
          .forEach(v -> known.put(v.slate(), v.version()));
      return known.toString();
    }

    @Override
    public List<Slate> earlierInError(String artefact, String writer, Slate slate) {
      return versions.stream()
          .filter(v -> v.artefact().equals(artefact) && v.writer().equals(writer))
          .filter(v -> v.slate().date().isBefore(slate.date()) && v.isInError())
          .map(SliceVersion::slate)
          .distinct()
          .toList();
    }

    @Override
    public List<Slate> earlierWithout(String artefact, String writer, Slate slate) {
      Set<Slate> announced = new TreeSet<>();
      Set<Slate> written = new HashSet<>();
      for (SliceVersion version : versions) {
        if (version.slate().date().isBefore(slate.date())) {
          announced.add(version.slate());
          if (version.artefact().equals(artefact) && version.writer().equals(writer)) {
            written.add(version.slate());
          }
        }
      }
      return announced.stream().filter(s -> !written.contains(s)).toList();
    }
  }
}
