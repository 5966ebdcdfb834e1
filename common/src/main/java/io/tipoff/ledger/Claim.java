package io.tipoff.ledger;

/** What came of asking for the lease of a scope. */
public sealed interface Claim {

  /** The lease is ours. */
  record Granted(Lease lease) implements Claim {}

  /** Another run holds it, or has made this attempt already. */
  record Taken() implements Claim {}

  /** Whoever asked is not, or no longer, the current incarnation of its instance. */
  record Refused() implements Claim {}
}
