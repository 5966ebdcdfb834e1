package io.tipoff.publish.slate;

import java.util.Locale;

/** How far a slate is. */
public enum SlateState {
  /** Its games are known. */
  ANNOUNCED,
  /** Something was predicted for it. */
  PREDICTED,
  /** All its games have a final score. */
  ENDED,
  /** What was predicted for it was compared with what happened. */
  GRADED;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
