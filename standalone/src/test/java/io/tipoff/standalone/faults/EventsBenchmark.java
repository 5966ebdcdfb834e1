package io.tipoff.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.digest.Digests;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventCodec;
import io.tipoff.event.TaskCompleted;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.run.RunRecord;
import io.tipoff.run.RunState;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many events a second a phase hears: those that make it look at the ledger, and those of runs
 * that it has ended itself, which go all the way and tell it nothing; beside a plain loop of
 * kafka-clients on the same topic. No test by its name: {@code docs/performance.md} has its
 * command.
 */
@QuarkusTest
@TestProfile(EventsBenchmark.Commits.class)
@WithTestResource(FaultyEngines.class)
class EventsBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String TOPIC = Phase.FEATURES.topic();
  private static final String GROUP = "tipoff-predict"; // the only one that hears the topic
  private static final int EVENTS = 10_000;
  private static final int ROUNDS = 3;
  private static final long NOBODYS_RUN = 1_000_000_000;

  @Inject SeasonFileSource source;
  @Inject SourceAnnouncer announcer;
  @Inject Kernel kernel;
  @Inject MeterRegistry meters;
  @TempDir Path folder;
  FaultyEngines engines;

  /** So that it is known soon what was heard. */
  public static class Commits extends FaultsProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("mp.messaging.connector.smallrye-kafka.auto.commit.interval.ms", "50");
      return settings;
    }
  }

  /** Something that hears messages and knows how many it has heard. */
  private interface Hearer {
    void hear(long until) throws ExecutionException, InterruptedException;
  }

  @Test
  @Timeout(900)
  void hearsEvents() throws Exception {
    League league = League.archive(source, folder);
    Slate slate = league.slate(0);
    announcer.announce(league.of(slate)).await().atMost(PATIENCE);
    kernel.dispatcher().settle(slate, kernel.parts().clock().now()).await().atMost(PATIENCE);
    Broker broker = new Broker(engines.bootstrapServers());
    await().atMost(PATIENCE).until(broker::isHeard);
    long ended =
        kernel.parts().runs().ofSlate(slate).await().atMost(PATIENCE).stream()
            .filter(run -> run.phase() == Phase.FEATURES)
            .mapToLong(RunRecord::id)
            .max()
            .orElseThrow();
    EncodedEvent own = event(slate, ended);
    EncodedEvent others = event(slate, NOBODYS_RUN);

    long plain = 0;
    long passed = 0;
    long looked = 0;
    try (Admin admin = Admin.create(servers());
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(servers(), new StringSerializer(), new ByteArraySerializer())) {
      Hearer phase = until -> await().atMost(PATIENCE).until(() -> committed(admin) >= until);
      for (int round = 0; round < ROUNDS; round++) {
        passed = Math.max(passed, perSecond(producer, admin, own, phase));
        looked = Math.max(looked, perSecond(producer, admin, others, phase));
        plain = Math.max(plain, plainly(producer, admin, own, phase));
      }
    }

    String report =
        "Events a second, best of %d rounds of %d: %d in a plain loop, %d passed through (%.2f of it), %d with a look at the ledger (%.2f of it)."
            .formatted(
                ROUNDS,
                EVENTS,
                plain,
                passed,
                (double) passed / plain,
                looked,
                (double) looked / plain);
    System.getLogger(EventsBenchmark.class.getName()).log(System.Logger.Level.INFO, report);
    assertThat(meters.find("tipoff.events.left.to.sweep").counters()).isEmpty();
    assertThat(broker.messages(TOPIC + ".dlq")).isEmpty();
  }

  private Map<String, Object> servers() {
    return Map.of("bootstrap.servers", engines.bootstrapServers());
  }

  private static EncodedEvent event(Slate slate, long run) {
    return new EventCodec()
        .encode(
            new TaskCompleted(
                Phase.FEATURES,
                "feature-rows",
                slate,
                Pass.PREGAME,
                Optional.empty(),
                run,
                RunState.SUCCEEDED,
                Digests.sha256("v"),
                Map.of("rows", 40L),
                List.of()),
            Instant.EPOCH,
            slate.toString());
  }

  private static long committed(Admin admin) throws ExecutionException, InterruptedException {
    return admin
        .listConsumerGroupOffsets(GROUP)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(one -> one.getKey().topic().equals(TOPIC))
        .mapToLong(one -> one.getValue().offset())
        .sum();
  }

  /** Sends all and waits until they were heard. */
  private static long perSecond(
      KafkaProducer<String, byte[]> producer, Admin admin, EncodedEvent event, Hearer hearer)
      throws ExecutionException, InterruptedException {
    long before = committed(admin);
    long start = System.nanoTime();
    send(producer, event);
    hearer.hear(before + EVENTS);
    return TimeUnit.SECONDS.toNanos(1) * EVENTS / (System.nanoTime() - start);
  }

  private static void send(KafkaProducer<String, byte[]> producer, EncodedEvent event)
      throws ExecutionException, InterruptedException {
    byte[] body = event.body().getBytes(UTF_8);
    List<Future<RecordMetadata>> sent = new ArrayList<>(EVENTS);
    for (int number = 0; number < EVENTS; number++) {
      ProducerRecord<String, byte[]> message =
          new ProducerRecord<>(TOPIC, event.attributes().partitionKey(), body);
      Broker.headers(event)
          .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
      sent.add(producer.send(message));
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  /** The same by a consumer that does nothing but commit; the phase hears them afterwards. */
  private long plainly(
      KafkaProducer<String, byte[]> producer, Admin admin, EncodedEvent event, Hearer phase)
      throws ExecutionException, InterruptedException {
    long before = committed(admin);
    Map<String, Object> settings = new HashMap<>(servers());
    settings.put("group.id", "plain-loop");
    settings.put("auto.offset.reset", "latest");
    settings.put("enable.auto.commit", false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      while (consumer.assignment().isEmpty()) {
        consumer.poll(Duration.ofMillis(100));
      }
      consumer.assignment().forEach(consumer::position); // before there is anything to hear
      long rate =
          perSecond(
              producer,
              admin,
              event,
              until -> {
                for (int heard = 0; heard < EVENTS; ) {
                  heard += consumer.poll(Duration.ofMillis(100)).count();
                  consumer.commitSync();
                }
              });
      phase.hear(before + EVENTS);
      return rate;
    }
  }
}
