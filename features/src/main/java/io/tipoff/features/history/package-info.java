/** A player's and a team's earlier games, and the windows over them that features are made of. */
package io.tipoff.features.history;
