package io.tipoff.ingest.planted;

import io.tipoff.publish.planted.Published;

/** Breaks a rule: a phase that uses another phase. */
public final class SeesAnotherPhase {

  public static Published published() {
    return new Published();
  }

  private SeesAnotherPhase() {}
}
