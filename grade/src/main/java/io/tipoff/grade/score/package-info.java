/**
 * What a forecast has to beat: per box row and market the actual count, the simple averages of what
 * he did before, and the betting line as received.
 */
package io.tipoff.grade.score;
