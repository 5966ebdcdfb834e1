/** Summaries to one feature row per player, game and as-of. */
package io.tipoff.features;
