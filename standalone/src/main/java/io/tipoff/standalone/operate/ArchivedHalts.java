package io.tipoff.standalone.operate;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.tipoff.archive.Archive;
import io.tipoff.dispatch.KernelConfig;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Halt;
import io.tipoff.ledger.HaltLedger;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.ArchivedJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Halts and resumes in the archive, one payload each under the instant of the decision, so that a
 * rebuild does not publish what somebody withheld. The ledger has each first, and withholds at
 * once; what the archive lacks, because whoever decided died in between or because it could not be
 * written, is written by the next decision or within a minute by a process that acts. Blocks.
 */
@Singleton
public final class ArchivedHalts {

  private static final String KIND = "halt";
  private static final ArchivedJson<Halt> HALTS = new ArchivedJson<>(KIND, Halt.class, "halt");

  private final HaltLedger ledger;
  private final Archive archive;
  private final KernelConfig kernel;

  ArchivedHalts(HaltLedger ledger, Archive archive, KernelConfig kernel) {
    this.ledger = ledger;
    this.archive = archive;
    this.kernel = kernel;
  }

  @Scheduled(
      every = "${tipoff.kernel.sweep}",
      identity = "tipoff-halts",
      concurrentExecution = ConcurrentExecution.SKIP)
  void catchUp() {
    if (kernel.acts()) {
      keep();
    }
  }

  /**
   * Writes all that the ledger has and the archive lacks.
   *
   * @throws TipoffException as {@link Archive#put}
   */
  void keep() {
    List<Halt> decided = Answer.of(ledger.all());
    if (decided.isEmpty()) {
      return;
    }
    Set<Instant> kept = kept();
    for (Halt halt : decided) {
      if (!kept.contains(halt.decidedAt())) {
        HALTS.put(archive, scope(halt), halt.decidedAt(), halt);
      }
    }
  }

  /** Whether the archive has it; not if it cannot be looked at. */
  boolean has(Halt halt) {
    try {
      return kept().contains(halt.decidedAt());
    } catch (TipoffException e) {
      return false; // the archive counts and tells its failures
    }
  }

  /** No two have the same instant. */
  private Set<Instant> kept() {
    return archive.all(ArchivedJson.SOURCE, KIND).stream()
        .map(Archive.Entry::receivedAt)
        .collect(Collectors.toSet());
  }

  /**
   * Enters all that the archive has into a ledger that has none and knows no slate yet.
   *
   * @return how many there are
   * @throws TipoffException BAD_INPUT if one cannot be read
   */
  public int bringBack() {
    List<Halt> decided =
        archive.all(ArchivedJson.SOURCE, KIND).stream()
            .map(entry -> HALTS.read(archive, entry))
            .toList();
    Answer.of(ledger.bringBack(decided));
    return decided.size();
  }

  private static String scope(Halt halt) {
    return new Slate(halt.sport(), halt.first()).toString();
  }
}
