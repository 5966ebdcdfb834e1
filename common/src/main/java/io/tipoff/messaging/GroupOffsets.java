package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import io.tipoff.messaging.ConsumerLag.Standing;
import io.tipoff.messaging.ConsumerLag.Subscription;
import java.util.Collection;
import java.util.Map;

/** Where groups of consumers stand, as the transport tells it. */
interface GroupOffsets extends AutoCloseable {

  /**
   * Standing of each subscription whose topic exists.
   *
   * @return fails if the transport does not answer in time
   */
  Uni<Map<Subscription, Standing>> of(Collection<Subscription> subscriptions);

  @Override
  void close();
}
