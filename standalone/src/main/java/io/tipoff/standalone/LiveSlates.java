package io.tipoff.standalone;

import io.quarkus.arc.All;
import io.tipoff.dispatch.ArchivedLiveOutputs;
import io.tipoff.dispatch.ArchivedLiveOutputs.Kept;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.Look;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.FetchedSource;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.operate.ArchivedHalts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Brings back what was not replayed: what somebody decided of the publishing of slates, what was
 * fetched, and our live records.
 */
@Singleton
public final class LiveSlates {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Kernel kernel;
  private final SourceAnnouncer announcer;
  private final ArchivedLiveOutputs outputs;
  private final ArchivedHalts halts;
  private final List<FetchedSource> sources;

  LiveSlates(
      Kernel kernel,
      SourceAnnouncer announcer,
      ArchivedLiveOutputs outputs,
      ArchivedHalts halts,
      @All List<FetchedSource> sources) {
    this.kernel = kernel;
    this.announcer = announcer;
    this.outputs = outputs;
    this.halts = halts;
    this.sources = sources;
  }

  /**
   * What is there again.
   *
   * @param records live outputs, each recorded as a run
   * @param halts halts and resumes
   * @param slates those that have a record, or something that was fetched, in the order of their
   *     dates
   */
  public record BroughtBack(int records, int halts, List<Slate> slates) {}

  /**
   * Enters what somebody decided before anything is there that could be published, announces what
   * was fetched and records every live output as it was; computes nothing, now or later, that was
   * live. Ends with the clock in a replay and the kernel at rest.
   *
   * @throws TipoffException CONFIGURATION if this process lacks a task that has a live output;
   *     BAD_INPUT if the archive cannot be read
   */
  public BroughtBack bringBack() {
    kernel.parts().clock().startReplayAt(Instant.EPOCH); // what an event wakes is not live
    kernel.dispatcher().allow((slate, phase) -> false);
    int decided = halts.bringBack();
    SortedSet<Slate> slates = new TreeSet<>();
    for (FetchedSource source : sources) {
      List<SourceSlice> slices = source.recall();
      announcer.announce(slices).await().atMost(PATIENCE);
      slices.forEach(slice -> slates.add(slice.slate()));
    }
    List<Kept> all = outputs.bringBack();
    requireTasks(all);
    for (Kept kept : all) {
      kernel.repeat(kept.scope(), kept.inputDigest()).await().atMost(PATIENCE);
      slates.add(kept.scope().slate());
    }
    return new BroughtBack(all.size(), decided, List.copyOf(slates));
  }

  private void requireTasks(Collection<Kept> all) {
    Set<String> here =
        kernel.parts().catalog().tasks().stream()
            .map(task -> task.declaration().name())
            .collect(Collectors.toSet());
    SortedSet<String> lacking = new TreeSet<>();
    all.forEach(kept -> lacking.add(kept.scope().task()));
    lacking.removeAll(here);
    if (!lacking.isEmpty()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "the archive has live records of " + String.join(", ", lacking) + ", which do not run",
          "Name their systems too: tipoff rebuild --systems SYSTEM,SYSTEM");
    }
  }

  /**
   * Does all that follows for slates that were brought back, as a replay; blocks.
   *
   * @param until last instant whose work is done; later ones are left to whoever goes on
   * @return the last look at each slate
   */
  public Collection<Look> goOn(List<Slate> slates, Instant until) {
    Set<Slate> wanted = Set.copyOf(slates);
    Map<Slate, Look> last = new HashMap<>();
    kernel
        .replay()
        .run(
            slates,
            until,
            (slate, phase) -> wanted.contains(slate),
            look -> last.put(look.slate(), look));
    return last.values();
  }
}
