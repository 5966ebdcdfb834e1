package io.tipoff.notice;

import io.smallrye.mutiny.Uni;

/** One way to one destination. */
interface Channel {

  /** Completes when the destination has taken it; fails with why it has not. */
  Uni<Void> tell(Telling telling);
}
