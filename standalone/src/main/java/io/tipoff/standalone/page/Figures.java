package io.tipoff.standalone.page;

import java.util.Locale;

/** Numbers as the page shows them. */
final class Figures {

  private Figures() {}

  static String number(Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.3f", value);
  }

  static String percent(Double value) {
    return value == null ? "?" : String.format(Locale.ROOT, "%+.1f %%", 100 * value);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String interval(Double low, Double high) {
    return low == null ? "" : number(low) + " to " + number(high);
  }
}
