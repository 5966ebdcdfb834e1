package io.tipoff.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.metrics.StoreErrors.Store;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * How far each group of this process's consumers is behind, from the broker's offsets: the client's
 * own gauge says nothing while it is idle. Unknown, {@code NaN}, while the broker does not answer.
 */
@Singleton
final class ConsumerLag {

  /** A topic that a group listens to. */
  record Subscription(String group, String topic) {}

  /**
   * Where a group stands in a topic.
   *
   * @param committed messages done with, from the beginning of the topic
   * @param end messages that there are
   */
  record Standing(long committed, long end) {

    long lag() {
      return Math.max(0, end - committed);
    }
  }

  private final Config config;
  private final StoreErrors errors;
  private final GroupOffsets offsets;
  private volatile Map<Subscription, Standing> standings = Map.of();
  private volatile List<Subscription> subscriptions = List.of();

  ConsumerLag(Config config, StoreErrors errors, GroupOffsets offsets) {
    this.config = config;
    this.errors = errors;
    this.offsets = offsets;
  }

  void register(@Observes StartupEvent event, MeterRegistry meters) {
    subscriptions = Subscriptions.of(config);
    for (Subscription one : subscriptions) {
      Gauge.builder("tipoff.consumer.lag", () -> lag(one))
          .description("Messages of the topic that the group has not dealt with; NaN if unknown")
          .tag("group", one.group())
          .tag("topic", one.topic())
          .register(meters);
      Gauge.builder("tipoff.consumer.position", () -> position(one))
          .description("Messages of the topic that the group has dealt with; NaN if unknown")
          .tag("group", one.group())
          .tag("topic", one.topic())
          .register(meters);
    }
  }

  @Scheduled(
      every = "${tipoff.messaging.lag.every}",
      delayed = "${tipoff.messaging.lag.delay}",
      identity = "tipoff-consumer-lag",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> read() {
    if (subscriptions.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return offsets
        .of(subscriptions)
        .invoke(found -> standings = Map.copyOf(found))
        .onFailure()
        .invoke(
            failure -> {
              standings = Map.of();
              errors.count(Store.MESSAGES);
            })
        .replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    offsets.close();
  }

  private double lag(Subscription one) {
    Standing standing = standings.get(one);
    return standing == null ? Double.NaN : standing.lag();
  }

  private double position(Subscription one) {
    Standing standing = standings.get(one);
    return standing == null ? Double.NaN : standing.committed();
  }
}
