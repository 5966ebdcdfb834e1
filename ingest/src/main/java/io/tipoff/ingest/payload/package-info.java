/** Elements of JSON payloads that know where they stand. */
package io.tipoff.ingest.payload;
