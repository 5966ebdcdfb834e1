package io.tipoff.ledger;

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
    Optional<Operator> retry) {

  /**
   * A version that a run recorded.
   *
   * @param artefact table or other artefact
   * @param version digest of its content
   */
  public record Slice(
      String artefact, String version, Instant knownAt, long rows, long delivered, long expected) {}
}
