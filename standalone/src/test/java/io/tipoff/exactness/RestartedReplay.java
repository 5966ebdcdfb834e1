package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * One instance that replays slates, started again whenever its process has died or given up. Each
 * incarnation knows only what the stores hold, while a dead one is left as it is: it may still be
 * asking for leases and writing rows.
 */
final class RestartedReplay {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int STARTS = 40;
  private static final Pattern WORKING = Pattern.compile("native-|vert.x-eventloop|replay");
  private static final int FRAMES = 25;

  private final SeasonFileSource source;
  private final SourceAnnouncer announcer;
  private final ReplayJournal journal;
  private final CurrentKernel current;
  private final Stores stores;
  private final FaultPlan plan;
  private final String instance;
  private final List<Dead> dead = new ArrayList<>();

  RestartedReplay(
      SeasonFileSource source,
      SourceAnnouncer announcer,
      ReplayJournal journal,
      CurrentKernel current,
      Stores stores,
      FaultPlan plan,
      String instance) {
    this.source = source;
    this.announcer = announcer;
    this.journal = journal;
    this.current = current;
    this.stores = stores;
    this.plan = plan;
    this.instance = instance;
  }

  /** A dead incarnation and the replay that it was at. */
  private record Dead(Kernel kernel, CompletableFuture<Replay.Outcome> work) {}

  Replay.Outcome run(Replay.Request request) {
    List<String> gaveUp = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      Troubles troubles = new Troubles(plan, stores);
      Kernel kernel =
          new Kernel(stores.process(), new Instance(instance, "incarnation-" + start), troubles);
      CompletableFuture<Replay.Outcome> work =
          CompletableFuture.supplyAsync(
              () -> replay(request, kernel, troubles), RestartedReplay::thread);
      try {
        CompletableFuture.anyOf(work, troubles.death())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
      } catch (CompletionException e) {
        Throwable why = e.getCause();
        String threads = why instanceof TimeoutException ? threads() : "";
        kernel.close();
        if (!mayPass(why)) {
          dead.forEach(each -> each.kernel().close()); // or they were heard in the next replay
          throw new AssertionError("a replay gave up: " + why + threads, why);
        }
        gaveUp.add(why.toString());
        stores.ledger().awaitService(); // whoever starts it again waits longer from time to time
        continue;
      }
      if (!troubles.death().isDone()) {
        kernel.close();
        dead.forEach(RestartedReplay::bury);
        return work.join();
      }
      dead.add(new Dead(kernel, work));
    }
    throw new AssertionError(instance + " was started " + STARTS + " times: " + gaveUp);
  }

  /** Replays until the death of the process at the latest. */
  private Replay.Outcome replay(Replay.Request request, Kernel kernel, Troubles troubles) {
    var context = Arc.container().getActiveContext(ApplicationScoped.class);
    context.destroy(Arc.container().instance(SliceLedger.class).getBean());
    kernel.start().await().atMost(PATIENCE);
    current.replaceBy(instance, kernel);
    if (!Files.exists(stores.archive()) && plan.takesArchiveAway()) {
      withoutArchive(request);
    }
    return new Replay(source, announcer, kernel, journal)
        .run(
            request,
            progress -> {
              if (troubles.death().isDone()) {
                throw new CancellationException("died");
              }
            });
  }

  /** Where its folder should be there is a file: nothing can be written below it. */
  private void withoutArchive(Replay.Request request) {
    try {
      Files.writeString(stores.archive(), "not a folder");
      try {
        source.archive(request.archive(), request.seasons());
      } finally {
        Files.delete(stores.archive());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a process may give up with this; whoever looks after it starts it again. */
  private static boolean mayPass(Throwable failure) {
    return failure instanceof TipoffException typed
        && typed.category() != FailureCategory.BUG
        && typed.category() != FailureCategory.CONTRACT;
  }

  /** What those threads are at that something may be waiting for. */
  private static String threads() {
    StringBuilder text = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, frames) -> {
              if (WORKING.matcher(thread.getName()).lookingAt()) {
                text.append('\n').append(thread.getName()).append(' ').append(thread.getState());
                Arrays.stream(frames).limit(FRAMES).forEach(at -> text.append("\n  ").append(at));
              }
            });
    return text.toString();
  }

  /** Whoever waits for a dead incarnation is told that there is nothing to wait for. */
  private static void bury(Dead dead) {
    dead.kernel().close();
    assertThat(dead.work()).failsWithin(PATIENCE);
  }

  static void thread(Runnable work) {
    Thread.ofPlatform().daemon().name("replay").start(work);
  }
}
