/**
 * Sources over HTTP: the only place from which anything is fetched. A {@link
 * io.tipoff.ingest.fetch.SourceClient} asks, with the limits of its source; a {@link
 * io.tipoff.ingest.fetch.SourceKind} says what to ask and keeps what came; {@link
 * io.tipoff.ingest.fetch.Fetching} announces it and records how it went.
 */
package io.tipoff.ingest.fetch;
