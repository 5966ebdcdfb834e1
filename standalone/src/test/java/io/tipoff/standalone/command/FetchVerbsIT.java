package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.Verbs.PATIENCE;
import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.fetch.SourceTimer;
import io.tipoff.standalone.faults.FaultsProfile;
import io.tipoff.standalone.faults.LedgerTables;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that is away, answers 500, and is mended. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class FetchVerbsIT {

  /** A season that no other test lives to see. */
  private static final String SCHEDULE =
      """
      {"leagueSchedule":{"seasonYear":"2090-91","gameDates":[{"games":[
        {"gameId":"0029000001","gameDateEst":"2090-11-03T00:00:00Z",
         "gameDateTimeUTC":"2090-11-04T00:00:00Z","isNeutral":false,
         "homeTeam":{"teamId":1610612766},"awayTeam":{"teamId":1610612737}}]}]}}""";

  @ConfigProperty(name = "tipoff.fetch.nba-com.url")
  URI provider;

  @Inject SourceTimer timer;
  FaultyEngines engines;

  private final AtomicInteger requests = new AtomicInteger();
  private volatile int status = 500;

  @Test
  @Tag("ING-01")
  @Tag("ING-09")
  void whatFailsIsToldAndGoesOnWhenItIsMended() throws IOException, SQLException {
    assertThat(tipoff("fetch", "--kind", "schedule"))
        .satisfies(told(3, "nba-com", "could not be reached", "tipoff.fetch.nba-com.url"));

    HttpServer server = listen();
    try {
      assertThat(tipoff("fetch", "--kind", "schedule")).satisfies(told(3, "answered 500"));
      assertThat(tipoff("doctor"))
          .satisfies(told(3, "WRONG source nba-com schedule: nothing came since", "answered 500"));
      for (int request = 0; request < 4; request++) {
        tipoff("fetch", "--kind", "schedule");
      }
      int asked = requests.get();
      assertThat(tipoff("fetch", "--kind", "schedule")).satisfies(told(3, "is left alone"));
      assertThat(requests).hasValue(asked);

      status = 200;
      patiently().until(() -> tipoff("fetch", "--kind", "schedule").exit() == 0);
      assertThat(tipoff("doctor")).satisfies(told(0, "OK    source nba-com schedule: fetched"));
      JsonNode again = tipoff("fetch", "--kind", "schedule", "-o", "json").json().get(0);
      assertThat(again.get("slices").asInt()).isEqualTo(5);
      assertThat(again.get("slatesChanged").asInt()).isZero();
      assertThat(announced()).isEqualTo(5);
      assertThat(tipoff("fetch", "-o", "json").json().findValuesAsText("kind"))
          .containsExactly("schedule", "box-score");

      // the timer asks for what is due, and that is nothing
      asked = requests.get();
      timer.look().await().atMost(PATIENCE);
      assertThat(requests).hasValue(asked);
      LedgerTables ledger = new LedgerTables(engines.jdbcUrl());
      ledger.execute("update ledger.source set next_at = now() where kind = 'schedule'");
      timer.look().await().atMost(PATIENCE);
      patiently().untilAtomic(requests, is(asked + 1));
      patiently()
          .until(
              () ->
                  ledger
                          .rows(
                              "select 1 from ledger.source where next_at > now() + interval '50 min'")
                          .size()
                      == 1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatNobodyCanMeanIsRefused() {
    assertThat(tipoff("fetch", "--kind", "weather"))
        .satisfies(told(2, "no source that has an address has such a kind", "nba-com schedule"));
    assertThat(tipoff("fetch", "--kind", "box-score", "--slate", "nba/2089-01-01"))
        .satisfies(told(3, "no schedule tells of games of nba/2089-01-01", "--kind schedule"));
    // nothing is asked for while no game is over
    assertThat(tipoff("fetch", "--kind", "box-score")).satisfies(told(0, "box-score"));
  }

  private int announced() throws SQLException {
    return new LedgerTables(engines.jdbcUrl())
        .rows("select 1 from ledger.slice where slate_date = date '2090-11-03'")
        .size();
  }

  private HttpServer listen() throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), provider.getPort()), 0);
    byte[] body = SCHEDULE.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          boolean well = status == 200;
          exchange.sendResponseHeaders(status, well ? body.length : -1);
          if (well) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    return server;
  }
}
