/** What a player did in the earlier games that were most like the one at hand. */
package io.tipoff.predict.similarity;
