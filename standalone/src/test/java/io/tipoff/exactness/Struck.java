package io.tipoff.exactness;

import io.tipoff.slate.Phase;
import java.util.Comparator;

/**
 * A fault that did happen, and where: at a step of a run ({@link io.tipoff.dispatch.RunStep}), to
 * an event on its way ({@link #TOLD}), or while a source is announced ({@link #ANNOUNCED}).
 */
record Struck(Fault fault, Phase phase, String step) implements Comparable<Struck> {

  static final String TOLD = "told";
  static final String ANNOUNCED = "announced";

  @Override
  public int compareTo(Struck other) {
    return Comparator.comparing(Struck::fault)
        .thenComparing(Struck::phase)
        .thenComparing(Struck::step)
        .compare(this, other);
  }

  /** {@code LEDGER_CUT ingest claimed}. */
  @Override
  public String toString() {
    return fault + " " + phase.id() + " " + step;
  }

  static Struck parse(String text) {
    String[] parts = text.split(" ");
    Phase phase = Phase.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
    return new Struck(Fault.valueOf(parts[0]), phase, parts[2]);
  }
}
