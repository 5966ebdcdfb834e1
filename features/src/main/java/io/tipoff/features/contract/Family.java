package io.tipoff.features.contract;

/** What a feature speaks of. */
public enum Family {
  FORM,
  ROLE,
  SCHEDULE,
  OPPONENT,
  /** Made of several of the others. */
  COMPOSITE,
  /** Known from odds alone; contracts are used with and without it. */
  MARKET
}
