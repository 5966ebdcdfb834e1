package io.tipoff.ledger;

import io.tipoff.run.Asked;
import io.tipoff.run.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the ledger tells of a run.
 *
 * @param instance name of the process that runs or ran it
 * @param incarnation which start of that process
 * @param token fencing token; a later lease of the scope has a larger one
 * @param leaseUntil when the lease expires unless a heartbeat comes
 * @param degraded what it did without
 * @param counts named counts
 * @param slices versions that it recorded
 * @param retry who allowed one more run after it
 * @param asked whose look started it; empty for runs of before this was kept
 * @param inputs versions of the slices that it was started on
 * @param history how it came to its end
 */
public record RunDetail(
    RunRecord run,
    String instance,
    String incarnation,
    long token,
    Instant heartbeatAt,
    Instant leaseUntil,
    List<String> degraded,
    Map<String, Long> counts,
    List<Slice> slices,
    Optional<Operator> retry,
    Optional<Asked> asked,
    List<Read> inputs,
    RunHistory history) {

  /**
   * A slice that a run was started on.
   *
   * @param artefact table or other artefact
   * @param writer task or source that wrote it
   * @param asOf cut-off of a revision, else empty
   * @param version digest of its content; of earlier slates, one of all of them; empty if there was
   *     none
   */
  public record Read(String artefact, String writer, String asOf, String version) {}

  /**
   * A version that a run recorded.
   *
   * @param artefact table or other artefact
   * @param version digest of its content
   */
  public record Slice(
      String artefact, String version, Instant knownAt, long rows, long delivered, long expected) {}
}
