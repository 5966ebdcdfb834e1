/** What a prediction says about a count: a whole distribution, from which every number follows. */
package io.tipoff.distribution;
