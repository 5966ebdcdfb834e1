/** Prices: what a quote says about probability, and what a probability is worth against a quote. */
package io.tipoff.price;
