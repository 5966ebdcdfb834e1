/**
 * What must hold of the rows of a table, declared beside it, and the one engine that looks: over
 * the rows of a run before they are written, for every task of every phase.
 */
package io.tipoff.validation;
