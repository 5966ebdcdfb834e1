package io.tipoff.event.planted;

import io.tipoff.publish.planted.Published;

/** Breaks a rule: a kernel's class that knows a phase's code. */
public final class SeesAPhase {

  public static Published published() {
    return new Published();
  }

  private SeesAPhase() {}
}
