/** Odds of The Odds API, version 4: what books ask for on players and games, event by event. */
package io.tipoff.ingest.oddsapi;
