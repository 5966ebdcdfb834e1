/** The league's own payloads: its schedule and its live box scores. */
package io.tipoff.ingest.nba;
