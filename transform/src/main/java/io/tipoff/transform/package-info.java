/** Raw tables to game summaries and pre-game context. */
package io.tipoff.transform;
