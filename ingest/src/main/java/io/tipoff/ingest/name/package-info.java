/** Names of players, which only ever resolve to league ids. */
package io.tipoff.ingest.name;
