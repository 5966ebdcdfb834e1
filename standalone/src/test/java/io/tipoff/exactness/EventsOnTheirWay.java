package io.tipoff.exactness;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the broker has and a phase has not dealt with yet. */
@Singleton
class EventsOnTheirWay {

  private final Admin admin;

  EventsOnTheirWay(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.admin = Admin.create(Map.of("bootstrap.servers", servers));
  }

  @PreDestroy
  void close() {
    admin.close();
  }

  /** Events that a group of consumers has still to commit, by group and partition. */
  Map<String, Long> count() throws ExecutionException, InterruptedException {
    List<String> groups =
        admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(groups);
    Map<String, Set<TopicPartition>> assigned = new HashMap<>();
    admin
        .describeConsumerGroups(groups)
        .all()
        .get()
        .forEach((group, members) -> assigned.put(group, assigned(members)));
    Map<TopicPartition, Long> ends = ends(assigned);
    Map<String, Long> waiting = new HashMap<>();
    assigned.forEach(
        (group, partitions) -> {
          for (TopicPartition partition : partitions) {
            OffsetAndMetadata done = committed.get(group).get(partition);
            long left = ends.get(partition) - (done == null ? 0 : done.offset());
            if (left > 0) {
              waiting.put(group + " " + partition, left);
            }
          }
        });
    return waiting;
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(List<String> groups)
      throws ExecutionException, InterruptedException {
    ListConsumerGroupOffsetsSpec all = new ListConsumerGroupOffsetsSpec();
    return admin
        .listConsumerGroupOffsets(
            groups.stream().collect(Collectors.toMap(group -> group, group -> all)))
        .all()
        .get();
  }

  private Map<TopicPartition, Long> ends(Map<String, Set<TopicPartition>> assigned)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    assigned
        .values()
        .forEach(partitions -> partitions.forEach(one -> latest.put(one, OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(latest).all().get().forEach((one, end) -> ends.put(one, end.offset()));
    return ends;
  }

  private static Set<TopicPartition> assigned(ConsumerGroupDescription group) {
    Set<TopicPartition> partitions = new HashSet<>();
    group.members().forEach(member -> partitions.addAll(member.assignment().topicPartitions()));
    return partitions;
  }
}
