/** What became of each prediction and pick. Start at {@link io.tipoff.grade.outcome.Grade}. */
package io.tipoff.grade.outcome;
