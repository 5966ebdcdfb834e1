package io.tipoff.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tipoff.event.EncodedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A client of the broker that is none of ours. */
public record Broker(String bootstrapServers) {

  /** Headers of an event in Kafka's binary mode of CloudEvents. */
  static Map<String, String> headers(EncodedEvent event) {
    Map<String, String> headers = new LinkedHashMap<>();
    event.attributes().asMap().forEach((name, value) -> headers.put("ce_" + name, value));
    return headers;
  }

  /** Sends an event; returns its position as {@code partition:offset}. */
  public String send(EncodedEvent event) {
    return send(
        event.topic(),
        event.attributes().partitionKey(),
        headers(event),
        event.body().getBytes(UTF_8));
  }

  public String send(String topic, String key, Map<String, String> headers, byte[] body) {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, body);
    headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      RecordMetadata sent = producer.send(message).get(30, TimeUnit.SECONDS);
      return sent.partition() + ":" + sent.offset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the message was not sent", e);
    }
  }

  /** All that a topic holds now, from its beginning. */
  public List<ConsumerRecord<String, byte[]>> messages(String topic) {
    List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
      }
    }
    return messages;
  }

  /** Whether every group has committed all that its topics hold. */
  boolean isHeard() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, Long> committed = new HashMap<>();
      for (GroupListing group : admin.listGroups().all().get()) {
        admin
            .listConsumerGroupOffsets(group.groupId())
            .partitionsToOffsetAndMetadata()
            .get()
            .forEach((at, offset) -> committed.merge(at, offset.offset(), Math::min));
      }
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      committed.keySet().forEach(at -> latest.put(at, OffsetSpec.latest()));
      var ends = admin.listOffsets(latest).all().get();
      return committed.entrySet().stream()
          .allMatch(one -> one.getValue() >= ends.get(one.getKey()).offset());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell its groups", e);
    }
  }
}
