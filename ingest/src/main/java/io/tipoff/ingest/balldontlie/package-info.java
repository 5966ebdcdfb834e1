/** The injury lists of balldontlie: who is hurt now, without a game and without a stamp. */
package io.tipoff.ingest.balldontlie;
