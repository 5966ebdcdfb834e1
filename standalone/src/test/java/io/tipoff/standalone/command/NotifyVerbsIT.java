package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.Verbs.PATIENCE;
import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.faults.Broker;
import io.tipoff.standalone.faults.FaultsProfile;
import io.tipoff.standalone.faults.League;
import io.tipoff.standalone.faults.LedgerTables;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told of a message that nobody can read, once there is somebody. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class NotifyVerbsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIGNATURE = "dead-letter:tipoff.ingest:NOT_A_CLOUD_EVENT";

  @ConfigProperty(name = "tipoff.notify.destinations.hook.url")
  URI hook;

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject Kernel kernel;
  @TempDir Path folder;
  FaultyEngines engines;

  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  @Test
  void whatIsRaisedIsKeptUntilItIsTakenAndThenToldOnce() throws IOException {
    String position =
        new Broker(engines.bootstrapServers())
            .send("tipoff.ingest", "poison", Map.of(), new byte[] {7});
    patiently()
        .untilAsserted(
            () ->
                assertThat(tipoff("notify", "list", "--undelivered", "-n", "1000").out())
                    .contains("A message of tipoff.ingest could not be dealt with")
                    .contains("hook PENDING after"));
    assertThat(tipoff("notify", "test", "--severity", "critical"))
        .satisfies(told(3, "critical", "hook", "webhook", "NO: 127.0.0.1 did not take it"));

    HttpServer server = listen();
    try {
      patiently().until(() -> !of(position).isEmpty());
      patiently()
          .until(() -> tipoff("notify", "list", "--undelivered").out().contains("has arrived"));
      assertThat(of(position))
          .singleElement()
          .satisfies(
              notice -> {
                assertThat(notice.get("severity").asText()).isEqualTo("CRITICAL");
                assertThat(notice.get("signature").asText()).isEqualTo(SIGNATURE);
                assertThat(notice.get("remedy").asText()).contains("tipoff dlq list");
              });
      assertThat(tipoff("notify", "test", "--severity", "critical"))
          .satisfies(told(0, "critical", "hook", "yes"));
      assertThat(tipoff("notify", "test", "-o", "json").json())
          .hasSize(2)
          .allSatisfy(one -> assertThat(one.get("ok").asBoolean()).isTrue());
      status = 410;
      assertThat(tipoff("notify", "test"))
          .satisfies(told(3, "warning", "critical", "NO: 127.0.0.1 did not take it"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aRunThatFailedForGoodIsToldWithItsReason() {
    Slate slate = new Slate("nba", LocalDate.of(2001, 2, 3));
    League league = League.archive(source, folder);
    List<SourceSlice> lost =
        league.of(league.slate(0)).stream()
            .map(
                slice ->
                    new SourceSlice(
                        slice.artefact(),
                        slice.source(),
                        slate,
                        slice.digest(),
                        "0".repeat(64),
                        slice.items(),
                        slice.knownAt()))
            .toList();
    slices.announce(lost, List.of()).await().atMost(PATIENCE);
    kernel.dispatcher().signal(slate);

    LedgerTables ledger = new LedgerTables(engines.jdbcUrl());
    patiently()
        .untilAsserted(
            () ->
                assertThat(
                        ledger.rows(
                            "select severity, signature, detail from ledger.notice"
                                + " where signature like 'run-given-up:%'"))
                    .anySatisfy(
                        notice ->
                            assertThat(notice).contains("WARNING run-given-up:", " of " + slate)));
  }

  /** The notices whose last time was the message at that position. */
  private List<JsonNode> of(String position) {
    return taken.stream()
        .filter(notice -> notice.get("latest").asText().contains(" at " + position + ": "))
        .toList();
  }

  private HttpServer listen() throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), hook.getPort()), 0);
    server.createContext(
        "/",
        exchange -> {
          taken.add(JSON.readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
