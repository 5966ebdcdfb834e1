/**
 * How good the systems are, beside the simple averages and the betting line, with counts and
 * intervals. Start at {@link io.tipoff.grade.accuracy.AccuracyReport}.
 */
package io.tipoff.grade.accuracy;
