package io.tipoff.warehouse;

import java.util.List;

/** The warehouse's own proof that a run's rows are complete. */
public record Commit(
    String scope, long runId, long token, String inputDigest, List<TableEffect> effects) {

  public Commit {
    effects = List.copyOf(effects);
  }
}
