package io.tipoff.run;

/**
 * A named piece of a phase's work; a CDI bean. It reads through its context, computes, and returns
 * its complete rows; the kernel owns leases, time limits, transactions, versions and events.
 */
public interface Task {

  /** What the kernel needs to know without running it; constant. */
  TaskDeclaration declaration();

  /**
   * Computes the rows of one scope. Runs on a slot of the native pool, may block, must not write
   * anywhere by itself, and must not depend on attempt, token, wall clock or random ids: the same
   * inputs give the same rows, bit for bit.
   *
   * @throws io.tipoff.failure.TipoffException with its category when the work cannot be done
   */
  TaskOutput run(RunContext context);
}
