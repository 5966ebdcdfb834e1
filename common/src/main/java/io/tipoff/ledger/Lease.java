package io.tipoff.ledger;

import io.tipoff.run.TaskScope;

/**
 * The right to run a scope, until it expires.
 *
 * @param runId number of the run
 * @param token fencing token: larger than that of every lease given before
 */
public record Lease(long runId, long token, TaskScope scope) {}
