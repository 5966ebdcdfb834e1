package io.tipoff.messaging;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.tipoff.messaging.ConsumerLag.Standing;
import io.tipoff.messaging.ConsumerLag.Subscription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Committed offsets and ends of partitions, by Kafka's admin client. */
@Singleton
final class KafkaGroupOffsets implements GroupOffsets {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Map<String, Object> broker;
  private Admin admin;

  KafkaGroupOffsets(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  @Override
  public Uni<Map<Subscription, Standing>> of(Collection<Subscription> subscriptions) {
    return Uni.createFrom().deferred(() -> read(subscriptions)).ifNoItem().after(LIMIT).fail();
  }

  private Uni<Map<Subscription, Standing>> read(Collection<Subscription> subscriptions) {
    Admin client = client();
    Set<String> topics = subscriptions.stream().map(Subscription::topic).collect(toSet());
    return partitions(client, topics)
        .flatMap(
            partitions ->
                Uni.combine()
                    .all()
                    .unis(committed(client, subscriptions), ends(client, partitions))
                    .with((committed, ends) -> standings(subscriptions, committed, ends)));
  }

  /** Partitions of the topics that exist. */
  private static Uni<List<TopicPartition>> partitions(Admin client, Set<String> topics) {
    return uni(client.listTopics().names())
        .map(names -> topics.stream().filter(names::contains).toList())
        .flatMap(known -> uni(client.describeTopics(known).allTopicNames()))
        .map(
            described -> {
              List<TopicPartition> partitions = new ArrayList<>();
              described.forEach(
                  (topic, description) ->
                      description
                          .partitions()
                          .forEach(
                              one -> partitions.add(new TopicPartition(topic, one.partition()))));
              return partitions;
            });
  }

  private static Uni<Map<String, Map<TopicPartition, OffsetAndMetadata>>> committed(
      Admin client, Collection<Subscription> subscriptions) {
    Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
    subscriptions.forEach(one -> groups.put(one.group(), new ListConsumerGroupOffsetsSpec()));
    return uni(client.listConsumerGroupOffsets(groups).all());
  }

  private static Uni<Map<TopicPartition, ListOffsetsResultInfo>> ends(
      Admin client, List<TopicPartition> partitions) {
    return uni(
        client
            .listOffsets(partitions.stream().collect(toMap(one -> one, one -> OffsetSpec.latest())))
            .all());
  }

  private static Map<Subscription, Standing> standings(
      Collection<Subscription> subscriptions,
      Map<String, Map<TopicPartition, OffsetAndMetadata>> committed,
      Map<TopicPartition, ListOffsetsResultInfo> ends) {
    Map<Subscription, Standing> standings = new HashMap<>();
    for (Subscription one : subscriptions) {
      Map<TopicPartition, OffsetAndMetadata> own = committed.getOrDefault(one.group(), Map.of());
      ends.forEach(
          (partition, end) -> {
            if (partition.topic().equals(one.topic())) {
              OffsetAndMetadata done = own.get(partition);
              standings.merge(
                  one,
                  new Standing(done == null ? 0 : done.offset(), end.offset()),
                  (a, b) -> new Standing(a.committed() + b.committed(), a.end() + b.end()));
            }
          });
    }
    return standings;
  }

  private static <T> Uni<T> uni(KafkaFuture<T> future) {
    return Uni.createFrom().completionStage(future.toCompletionStage());
  }

  private synchronized Admin client() {
    if (admin == null) {
      Map<String, Object> settings = new HashMap<>(broker);
      settings.put("client.id", "tipoff-consumer-lag");
      // those of the broker's settings are for probes, which have no time
      settings.put("request.timeout.ms", Math.toIntExact(LIMIT.toMillis()));
      settings.put("default.api.timeout.ms", Math.toIntExact(LIMIT.toMillis()));
      admin = Admin.create(settings);
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
      admin = null;
    }
  }
}
