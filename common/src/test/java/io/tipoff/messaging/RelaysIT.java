package io.tipoff.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.with;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.tipoff.digest.Digests;
import io.tipoff.event.EncodedEvent;
import io.tipoff.event.EventCodec;
import io.tipoff.event.SourceFetched;
import io.tipoff.ledger.OutboxLedger;
import io.tipoff.ledger.TestLedger;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.slate.Slate;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Relays of several services that share one outbox, on a real PostgreSQL. */
class RelaysIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SLATES = 6;
  private static final int MESSAGES = 300;

  private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Pool pool;
  private OutboxLedger outbox;

  /** A message as the broker took it. */
  private record Told(String key, String body) {}

  @BeforeEach
  void empty() {
    pool = TestLedger.empty();
    outbox = TestLedger.outbox(pool);
  }

  @AfterEach
  void close() {
    await(pool.close());
  }

  @Test
  @Tag("ING-02")
  void tellEachMessageOnceAndThoseOfASlateInOrder() {
    List<Told> recorded = record(MESSAGES);
    List<OutboxRelay> relays = List.of(relay(), relay(), relay());

    relays.forEach(relay -> relay.start(null));

    with().timeout(PATIENCE).await().until(() -> await(outbox.backlog()).pending() == 0);
    relays.forEach(relay -> relay.stop(null));
    assertThat(told).hasSize(MESSAGES);
    assertThat(bySlate(told)).isEqualTo(bySlate(recorded));
  }

  @Test
  void countWhatTheBrokerDoesNotTakeAsErrorsOfIt() {
    record(1);
    refusals.set(3);
    OutboxRelay relay = relay();

    relay.start(null);

    with().timeout(PATIENCE).await().until(() -> await(outbox.backlog()).pending() == 0);
    relay.stop(null);
    assertThat(told).hasSize(1);
    assertThat(meters.get("tipoff.store.errors").tag("store", "messages").counter().count())
        .isEqualTo(3);
  }

  @Test
  @Tag("ING-02")
  void takeTheTurnOfOneWhoseConnectionIsGone() {
    record(1);
    CompletableFuture<List<OutboxMessage>> hangs = new CompletableFuture<>();
    CompletableFuture<Void> started = new CompletableFuture<>();
    var first =
        outbox
            .alone(
                () -> {
                  started.complete(null);
                  return Uni.createFrom().completionStage(hangs);
                })
            .subscribeAsCompletionStage();
    await(Uni.createFrom().completionStage(started));
    assertThat(await(outbox.alone(() -> outbox.pending(1)))).isEmpty();

    await(
        pool.query(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where state = 'idle in transaction' and query like '%pg_try_advisory%'""")
            .execute());

    with()
        .timeout(PATIENCE)
        .await()
        .until(() -> await(outbox.alone(() -> outbox.pending(1))), Optional::isPresent);
    hangs.complete(List.of());
    assertThat(first.handle((turn, failure) -> failure).join()).isNotNull();
  }

  private OutboxRelay relay() {
    MessagingSettings settings =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withDefaultValue("tipoff.messaging.relay.gather", "1ms")
            .withDefaultValue("tipoff.messaging.relay.batch", "20")
            .withMapping(MessagingSettings.class)
            .build()
            .getConfigMapping(MessagingSettings.class);
    return new OutboxRelay(
        outbox,
        new EventSender(new KafkaTransport(), new TakingChannel(), new StoreErrors(meters)),
        settings);
  }

  private List<Told> record(int count) {
    List<Told> recorded =
        IntStream.range(0, count)
            .mapToObj(i -> new Told(slate(i % SLATES).toString(), Integer.toString(i)))
            .toList();
    List<Tuple> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EncodedEvent event = event(slate(i % SLATES));
      Told message = recorded.get(i);
      rows.add(
          Tuple.of(
              event.topic(),
              message.key(),
              new JsonObject(new LinkedHashMap<>(event.attributes().asMap())).encode(),
              message.body()));
    }
    await(
        pool.preparedQuery(
                "insert into ledger.outbox (topic, message_key, attributes, body)"
                    + " values ($1, $2, $3, $4)")
            .executeBatch(rows));
    return recorded;
  }

  private static Slate slate(int day) {
    return new Slate("nba", LocalDate.of(2025, 1, 15).plusDays(day));
  }

  private static EncodedEvent event(Slate slate) {
    Instant known = Instant.parse("2025-01-15T00:00:00Z");
    return new EventCodec()
        .encode(
            new SourceFetched(
                "season-files", "archive.game", slate, Digests.sha256(slate.toString()), 1, known),
            known,
            slate.toString());
  }

  private static Map<String, List<String>> bySlate(Iterable<Told> messages) {
    List<Told> all = new ArrayList<>();
    messages.forEach(all::add);
    return all.stream().collect(groupingBy(Told::key, mapping(Told::body, toList())));
  }

  /** A broker that takes every message, a moment later. */
  private final class TakingChannel implements MutinyEmitter<byte[]> {

    @Override
    public <M extends Message<? extends byte[]>> Uni<Void> sendMessage(M message) {
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        return Uni.createFrom().failure(new TimeoutException("no broker"));
      }
      String key =
          message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow().getKey().toString();
      told.add(new Told(key, new String(message.getPayload(), UTF_8)));
      return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(2));
    }

    @Override
    public Uni<Void> send(byte[] payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendAndAwait(byte[] payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Cancellable sendAndForget(byte[] payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public <M extends Message<? extends byte[]>> void send(M message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <M extends Message<? extends byte[]>> void sendMessageAndAwait(M message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <M extends Message<? extends byte[]>> Cancellable sendMessageAndForget(M message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void complete() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void error(Exception failure) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean hasRequests() {
      return true;
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
