package io.tipoff.publish.export;

import java.util.Objects;

/**
 * Whether picks of a slate are withheld: one decision a slate, from what is known before it.
 *
 * @param reason why; {@link Reason#NONE} if they are not
 * @param detail what more there is to say; empty if nothing
 */
public record PublishingHalt(Reason reason, String detail) {

  /** They are published. */
  public static final PublishingHalt NONE = new PublishingHalt(Reason.NONE, "");

  /** Why picks are withheld. */
  public enum Reason {
    /** They are not. */
    NONE,
    /** Somebody said so. */
    MANUAL,
    /** No game is announced for the ten days before and after either. */
    OFF_SEASON,
    /** No game is announced for the date. */
    NO_GAMES,
    /** Games are announced, inputs are missing past their deadline, and nothing was predicted. */
    SOURCES_MISSING,
    /** All that was predicted is of systems whose bets have lost against their prices for weeks. */
    ALL_MODELS_BLOCKED
  }

  public PublishingHalt {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  /** Whether picks are withheld. */
  public boolean halted() {
    return reason != Reason.NONE;
  }
}
