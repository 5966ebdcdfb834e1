package io.tipoff.notice;

import io.micrometer.core.instrument.Tags;
import java.util.Optional;

/** A row of a small table that is watched: shown as a gauge, and told while it is bad. */
public interface ShownRow {

  /** What tells it from the others of its gauge. */
  Tags tags();

  /** What the gauge shows; NaN where nobody can say. */
  double value();

  /** What people are told while the row is like this; empty if nothing. */
  Optional<Condition> condition();
}
