/** Systems whose centres follow from a formula; only the spread around them is learned. */
package io.tipoff.predict.formula;
