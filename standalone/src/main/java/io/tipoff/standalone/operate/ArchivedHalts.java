package io.tipoff.standalone.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.tipoff.archive.Archive;
import io.tipoff.dispatch.KernelConfig;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.Halt;
import io.tipoff.ledger.HaltLedger;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
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

  private static final String SOURCE = "tipoff";
  private static final String KIND = "halt";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

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
        archive.put(SOURCE, KIND, scope(halt), halt.decidedAt(), json(halt));
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
    return archive.all(SOURCE, KIND).stream()
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
    List<Halt> decided = new ArrayList<>();
    for (Archive.Entry entry : archive.all(SOURCE, KIND)) {
      decided.add(halt(entry));
    }
    Answer.of(ledger.bringBack(decided));
    return decided.size();
  }

  private Halt halt(Archive.Entry entry) {
    try {
      return JSON.readValue(archive.read(entry), Halt.class);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the archive's halt " + entry.sha256() + " is not of its form",
          "Use the program that wrote it, or a later one.",
          e);
    }
  }

  private static String scope(Halt halt) {
    return new Slate(halt.sport(), halt.first()).toString();
  }

  private static byte[] json(Halt halt) {
    try {
      return JSON.writeValueAsBytes(halt);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a halt is always JSON", e);
    }
  }
}
