package io.tipoff.ingest.name;

import java.util.List;

/** What became of a name. */
public sealed interface Resolution {

  /** It is this player's. */
  record Resolved(long playerId) implements Resolution {}

  /**
   * It is one of these players', and neither suffix nor team and date tell which.
   *
   * @param candidates league ids, rising
   */
  record Ambiguous(List<Long> candidates) implements Resolution {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Nobody known is called so.
   *
   * @param normalName for whoever adds the alias
   */
  record Unresolved(String normalName) implements Resolution {}
}
