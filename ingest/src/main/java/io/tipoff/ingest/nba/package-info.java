/** The league's own payloads: its schedule, its live box scores and its injury reports. */
package io.tipoff.ingest.nba;
