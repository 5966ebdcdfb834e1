package io.tipoff.ingest.fetch;

import java.util.Locale;

/** What became of a request to a source. */
public enum Outcome {
  /** The answer is what was asked for. */
  OK,
  /** It is not of the provider's form: no JSON, cut off, an element missing. */
  BAD_ANSWER,
  /** There is nothing in it. */
  EMPTY,
  /** A status that says no: the key, the path, or nothing there. */
  REFUSED,
  /** Asked too often. */
  LIMITED,
  /** A status that speaks of a fault of the server. */
  SERVER_ERROR,
  /** No connection, no answer, or not all of it in time. */
  TIMEOUT,
  /** No connection, or one that broke off. */
  UNREACHABLE,
  /** Larger than an answer may be. */
  TOO_LARGE,
  /** No request was made: too many have failed. */
  CIRCUIT_OPEN;

  /** As a label, such as {@code server-error}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
