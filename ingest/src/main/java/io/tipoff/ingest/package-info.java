/** Fetches sources into the archive, loads the archive into raw tables, resolves identities. */
package io.tipoff.ingest;
