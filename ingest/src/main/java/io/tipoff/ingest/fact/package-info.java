/** What sources tell, whatever their format: games, odds, quotes, box scores, results. */
package io.tipoff.ingest.fact;
