package io.tipoff.ingest.season;

/**
 * A slate's part of a file.
 *
 * @param digest SHA-256 of its rows as received
 * @param items rows
 */
record SliceDigest(String digest, long items) {}
