package io.tipoff.slate;

import java.util.Locale;

/** One of the six steps of the pipeline, in the order in which data flows through them. */
public enum Phase {
  INGEST,
  TRANSFORM,
  FEATURES,
  PREDICT,
  GRADE,
  PUBLISH;

  /**
   * Lower-case name as used in topics, metric labels, configuration keys and on the command line.
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Topic on which this phase announces what it completed. */
  public String topic() {
    return "tipoff." + id();
  }
}
