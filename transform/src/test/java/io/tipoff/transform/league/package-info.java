/** Raw facts of an invented league, and a warehouse to put them into. */
package io.tipoff.transform.league;
