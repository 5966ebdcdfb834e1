/** Game summaries after the games: box-score formulas per player and per team. */
package io.tipoff.transform.summary;
