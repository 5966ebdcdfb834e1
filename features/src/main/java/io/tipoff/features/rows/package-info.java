/** Feature rows of a revision: one per rostered player and game. */
package io.tipoff.features.rows;
