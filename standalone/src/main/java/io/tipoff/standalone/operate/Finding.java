package io.tipoff.standalone.operate;

/**
 * Something that was looked at.
 *
 * @param what what was looked at, such as {@code run} or {@code free disk}
 * @param ok whether nothing is to be done
 * @param found what was found
 * @param remedy what to do; empty if nothing
 */
public record Finding(String what, boolean ok, String found, String remedy) {

  static Finding ok(String what, String found) {
    return new Finding(what, true, found, "");
  }

  static Finding wrong(String what, String found, String remedy) {
    return new Finding(what, false, found, remedy);
  }
}
