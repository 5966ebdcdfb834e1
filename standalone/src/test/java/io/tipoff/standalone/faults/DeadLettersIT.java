package io.tipoff.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.event.EncodedEvent;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.slate.Slate;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no consumer can read is put aside as it was, and the message behind it is dealt with. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class DeadLettersIT {

  private static final String TOPIC = "tipoff.ingest";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject RunLedger runs;
  @Inject MeterRegistry meters;
  @TempDir Path folder;
  FaultyEngines engines;

  private record Poison(String reason, Map<String, String> headers, Buffer body) {}

  @Test
  @Tag("ORC-06")
  void keepWhatCannotBeReadAndLetThePartitionGoOn() throws SQLException {
    League league = League.archive(source, folder);
    Slate slate = league.slate(0);
    league.recordUntold(slices, slate);
    Broker broker = new Broker(engines.bootstrapServers());
    LedgerTables ledger = new LedgerTables(engines.jdbcUrl());

    Set<String> ofOthers = letters(broker).keySet();
    Map<String, Poison> sent = new HashMap<>();
    for (Poison poison : poisons(league.event(slate))) {
      sent.put(broker.send(TOPIC, "poison", poison.headers(), poison.body().getBytes()), poison);
    }
    assertThat(runs.ofSlate(slate).await().atMost(PATIENCE)).isEmpty();
    broker.send(league.event(slate));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(runs.ofSlate(slate).await().atMost(PATIENCE)).isNotEmpty());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ledger.rows("select position, reason from ledger.dead_letter"))
                    .containsAll(
                        sent.entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue().reason())
                            .toList()));
    await().atMost(PATIENCE).until(() -> counted() >= sent.size());
    Map<String, ConsumerRecord<String, byte[]>> letters = letters(broker);
    letters.keySet().removeAll(ofOthers);
    assertThat(letters).containsOnlyKeys(sent.keySet());
    sent.forEach(
        (position, poison) ->
            assertThat(letters.get(position))
                .satisfies(
                    letter -> assertThat(letter.key()).isEqualTo("poison"),
                    letter -> assertThat(letter.value()).isEqualTo(poison.body().getBytes()),
                    letter -> assertThat(headers(letter)).containsAllEntriesOf(poison.headers()),
                    letter ->
                        assertThat(headers(letter))
                            .containsEntry("dead-letter-reason", poison.reason())
                            .containsEntry("dead-letter-topic", TOPIC)
                            .containsKey("dead-letter-detail")));
  }

  /** The dead letters, by the position of what could not be read. */
  private static Map<String, ConsumerRecord<String, byte[]>> letters(Broker broker) {
    return broker.messages(TOPIC + ".dlq").stream()
        .collect(toMap(one -> headers(one).get("dead-letter-position"), one -> one, (a, b) -> b));
  }

  private static List<Poison> poisons(EncodedEvent event) {
    Map<String, String> whole = new HashMap<>(Broker.headers(event));
    whole.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    Buffer body = Buffer.buffer(event.body());
    Map<String, String> unknown = new HashMap<>(whole);
    unknown.put("ce_type", "io.tipoff.ingest.source-invented.v1");
    Map<String, String> untyped = new HashMap<>(whole);
    untyped.remove("ce_type");
    return List.of(
        new Poison("INVALID_BODY", whole, Buffer.buffer("{\"source\":")),
        new Poison("INVALID_BODY", whole, Buffer.buffer(new byte[] {(byte) 0xff, 0, 7})),
        new Poison(
            "INVALID_BODY",
            whole,
            Buffer.buffer(event.body().replaceFirst("\"items\":\\d+", "\"items\":-1"))),
        new Poison("UNKNOWN_TYPE", unknown, body),
        new Poison("NOT_A_CLOUD_EVENT", untyped, body),
        new Poison("NOT_A_CLOUD_EVENT", Map.of("content-type", "text/plain"), body));
  }

  private double counted() {
    return meters.find("tipoff.dead.letters").tag("topic", TOPIC).gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
    return StreamSupport.stream(message.headers().spliterator(), false)
        .collect(toMap(Header::key, header -> new String(header.value(), UTF_8)));
  }
}
