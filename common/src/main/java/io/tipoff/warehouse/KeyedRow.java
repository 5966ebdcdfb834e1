package io.tipoff.warehouse;

import java.time.Instant;
import java.util.List;

/**
 * A row ready to be written: checked, with its key and the digest of its values.
 *
 * @param values in the order of the declared columns
 * @param digest of all declared values but known_at, as lower-case hex
 */
record KeyedRow(RowKey key, List<Object> values, Instant knownAt, String digest) {}
