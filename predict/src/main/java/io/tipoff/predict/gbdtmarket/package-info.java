/**
 * The system that reads the market: the boosters' distributions, moved to where the books stand.
 */
package io.tipoff.predict.gbdtmarket;
