/**
 * Season files: a directory of gzip-compressed CSV, one file per season and kind, read into facts
 * with the instant at which each became known. The format is documented in docs/season-files.md.
 */
package io.tipoff.ingest.season;
