package io.tipoff.embedded;

import java.util.concurrent.TimeUnit;

/** Measures a step in a test. */
final class Deadline {

  private Deadline() {}

  static double secondsOf(Runnable step) {
    long begin = System.nanoTime();
    step.run();
    return (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
