package io.tipoff.validation;

import java.util.List;

/**
 * Where a rule does not hold.
 *
 * @param found how many are at fault, of those {@code checked}
 * @param unit what was counted, in the plural: rows, games
 * @param what the first fault, naming its values, without a full stop
 * @param rows those at fault, as far as rows can be named; the first is the one told
 */
record Breach(long found, long checked, String unit, String what, List<Object[]> rows) {

  Breach {
    rows = List.copyOf(rows);
  }
}
