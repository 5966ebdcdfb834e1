package io.tipoff.embedded.planted;

import io.tipoff.publish.planted.Published;

/** Breaks a rule: the engines know nothing of Tipoff. */
public final class SeesTheProduct {

  public static Published published() {
    return new Published();
  }

  private SeesTheProduct() {}
}
