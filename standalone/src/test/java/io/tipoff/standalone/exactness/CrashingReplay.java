package io.tipoff.standalone.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.KernelParts;
import io.tipoff.dispatch.RunObserver;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A replay whose process dies again and again. Each time another incarnation takes over, which
 * knows only what the stores hold, while the dead one is left as it is: it may still be asking for
 * leases and writing rows.
 */
@Singleton
class CrashingReplay {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SeasonFileSource source;
  private final SourceAnnouncer announcer;
  private final KernelParts parts;
  private final CurrentKernel current;
  private final ReplayJournal journal;

  CrashingReplay(
      SeasonFileSource source,
      SourceAnnouncer announcer,
      KernelParts parts,
      CurrentKernel current,
      ReplayJournal journal) {
    this.source = source;
    this.announcer = announcer;
    this.parts = parts;
    this.current = current;
    this.journal = journal;
  }

  /** A dead incarnation and the replay that it was at. */
  private record Dead(Kernel kernel, CompletableFuture<Replay.Outcome> work) {}

  Replay.Outcome run(Replay.Request request, List<Crash> crashes) {
    List<Dead> dead = new ArrayList<>();
    for (Crash crash : crashes) {
      Kernel doomed = start("incarnation-" + dead.size(), crash);
      CompletableFuture<Replay.Outcome> work =
          CompletableFuture.supplyAsync(
              () -> replay(request, doomed, crash), CrashingReplay::thread);
      CompletableFuture.anyOf(work, crash.death())
          .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .join();
      assertThat(crash.death()).as("%s, before the work was done", crash).isDone();
      dead.add(new Dead(doomed, work));
    }
    try (Kernel last = start("last", RunObserver.NONE)) {
      Replay.Outcome outcome =
          new Replay(source, announcer, last, journal).run(request, progress -> {});
      dead.forEach(CrashingReplay::bury);
      return outcome;
    }
  }

  private Kernel start(String incarnation, RunObserver observer) {
    var context = Arc.container().getActiveContext(ApplicationScoped.class);
    context.destroy(Arc.container().instance(SliceLedger.class).getBean());
    Kernel kernel =
        new Kernel(parts, new Instance(parts.config().instance(), incarnation), observer);
    kernel.start().await().atMost(PATIENCE);
    current.replaceBy(kernel);
    return kernel;
  }

  /** Replays until the crash at the latest: who is dead does not move the clock of the living. */
  private Replay.Outcome replay(Replay.Request request, Kernel kernel, Crash crash) {
    return new Replay(source, announcer, kernel, journal)
        .run(
            request,
            progress -> {
              if (crash.death().isDone()) {
                throw new CancellationException("died: " + crash);
              }
            });
  }

  /** Whoever waits for a dead incarnation is told that there is nothing to wait for. */
  private static void bury(Dead dead) {
    dead.kernel().close();
    assertThat(dead.work()).failsWithin(PATIENCE);
  }

  private static void thread(Runnable work) {
    Thread.ofPlatform().daemon().name("doomed-replay").start(work);
  }
}
