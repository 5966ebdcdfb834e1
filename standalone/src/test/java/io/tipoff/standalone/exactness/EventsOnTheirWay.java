package io.tipoff.standalone.exactness;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the broker has and a phase has not dealt with yet. */
@Singleton
class EventsOnTheirWay {

  private final Map<String, Object> broker;

  EventsOnTheirWay(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.broker = Map.of("bootstrap.servers", servers);
  }

  /** Events that a group of consumers has still to commit, by group and partition. */
  Map<String, Long> count() throws ExecutionException, InterruptedException {
    Map<String, Long> waiting = new HashMap<>();
    try (Admin admin = Admin.create(broker)) {
      List<String> groups =
          admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
      for (ConsumerGroupDescription group :
          admin.describeConsumerGroups(groups).all().get().values()) {
        Map<TopicPartition, OffsetAndMetadata> committed =
            admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get();
        for (TopicPartition partition : assigned(group)) {
          long end =
              admin
                  .listOffsets(Map.of(partition, OffsetSpec.latest()))
                  .partitionResult(partition)
                  .get()
                  .offset();
          OffsetAndMetadata done = committed.get(partition);
          if (end > (done == null ? 0 : done.offset())) {
            waiting.put(
                group.groupId() + " " + partition, end - (done == null ? 0 : done.offset()));
          }
        }
      }
    }
    return waiting;
  }

  private static List<TopicPartition> assigned(ConsumerGroupDescription group) {
    return group.members().stream()
        .flatMap(member -> member.assignment().topicPartitions().stream())
        .toList();
  }
}
