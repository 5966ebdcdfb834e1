/** Picks: predictions priced against real quotes. */
package io.tipoff.predict.pick;
