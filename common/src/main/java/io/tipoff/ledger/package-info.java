/**
 * The transactional record of runs, slices, leases, outbox and dead letters in PostgreSQL. The only
 * package that talks to it; everything else goes through these types.
 */
package io.tipoff.ledger;
