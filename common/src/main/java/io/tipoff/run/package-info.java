/**
 * How work is declared, found due, run and recorded. {@link io.tipoff.run.Task} is what a phase
 * writes; reconcile decides what is due; the ledger records what happened.
 */
package io.tipoff.run;
