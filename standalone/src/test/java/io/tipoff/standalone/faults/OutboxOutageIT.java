package io.tipoff.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.slate.Slate;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger recorded while the broker was away is told after it. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class OutboxOutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject SeasonFileSource source;
  @Inject SourceAnnouncer announcer;
  @Inject Kernel kernel;
  @TempDir Path folder;
  FaultyEngines engines;

  private record Told(String topic, String key, String body) {}

  @Test
  @Tag("ING-02")
  @Tag("PRD-08")
  void tellsEveryMessageAtLeastOnceAndEachSlateInOrder() throws SQLException {
    League league = League.archive(source, folder);
    LedgerTables ledger = new LedgerTables(engines.jdbcUrl());
    Broker broker = new Broker(engines.bootstrapServers());
    List<Slate> slates = List.of(league.slate(1), league.slate(2));

    engines.stopKafka();
    List<Told> recorded;
    try {
      for (Slate slate : slates) {
        announcer.announce(league.of(slate)).await().atMost(PATIENCE);
        kernel.dispatcher().settle(slate, kernel.parts().clock().now()).await().atMost(PATIENCE);
      }
      recorded = recorded(ledger);
    } finally {
      engines.startKafka();
    }

    assertThat(recorded).extracting(Told::topic).contains("tipoff.ingest", "tipoff.publish");
    assertThat(recorded).hasSizeGreaterThan(20);
    await().atMost(PATIENCE).until(() -> ledger.rows("select id from ledger.outbox").isEmpty());
    List<Told> told = new ArrayList<>();
    for (String topic : recorded.stream().map(Told::topic).distinct().toList()) {
      broker.messages(topic).forEach(message -> told.add(told(message)));
    }
    assertThat(byAddress(told.stream().filter(recorded::contains).distinct().toList()))
        .isEqualTo(byAddress(recorded));
  }

  private static List<Told> recorded(LedgerTables ledger) throws SQLException {
    return ledger.rows("select topic, message_key, body from ledger.outbox order by id").stream()
        .map(row -> row.split(" ", 3))
        .map(row -> new Told(row[0], row[1], row[2]))
        .toList();
  }

  private static Told told(ConsumerRecord<String, byte[]> message) {
    return new Told(message.topic(), message.key(), new String(message.value(), UTF_8));
  }

  private static Map<String, List<String>> byAddress(List<Told> messages) {
    return messages.stream()
        .collect(groupingBy(one -> one.topic() + " " + one.key(), mapping(Told::body, toList())));
  }
}
