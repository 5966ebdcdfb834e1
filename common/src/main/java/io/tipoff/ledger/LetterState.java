package io.tipoff.ledger;

/** What became of a dead letter. */
public enum LetterState {
  /** Nothing yet. */
  DEAD,
  /** Told again; if that failed too, there is a letter of the failure. */
  REPLAYED,
  /** Put aside by an operator. */
  PURGED
}
