package io.tipoff.event;

import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;

/**
 * Something that happened, told so that others look at the ledger sooner. Delivered at least once
 * and in no order that anything may rely on. Every record refuses, on construction, what its schema
 * refuses.
 */
public sealed interface TipoffEvent
    permits SourceFetched, TaskCompleted, LineMoved, PlayerStatusChanged {

  /** Slate that should be looked at; the subject of the CloudEvent. */
  Slate slate();

  /** Phase that tells it; part of the CloudEvent's type and source. */
  Phase phase();

  /** Topic on which it is told. */
  String topic();

  /** Partition key: the slate, or the player for hints about one player. */
  String key();

  /**
   * Id made from content, 64 hex digits: telling the same thing twice gives the same id. A state
   * that comes back (A, B, A) repeats its id too, so nothing may drop an event for its id alone.
   */
  String id();
}
