/** Tasks that load what a source has archived of a slate into the raw tables. */
package io.tipoff.ingest.load;
