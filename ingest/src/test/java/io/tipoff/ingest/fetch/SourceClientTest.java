package io.tipoff.ingest.fetch;

import static io.tipoff.ingest.fetch.Fetches.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.payload.Payload;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a real server can fail, and what is made of it. */
class SourceClientTest {

  private static final String PATH = "/payload.json";
  private static final String KIND = "schedule";
  private static final String GOOD = "{\"a\": 1}";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Provider provider;
  private SourceClients clients;

  @BeforeEach
  void open() throws IOException {
    provider = new Provider();
  }

  @AfterEach
  void close() {
    if (clients != null) {
      clients.close();
    }
    provider.close();
  }

  @Test
  void bringsWhatTheServerHasAndSaysWhoAsks() {
    provider.has(PATH, GOOD);
    SourceClient client = client(Map.of("key", "open sesame", "key-header", "X-Key"));

    assertThat(get(client)).isEqualTo(GOOD);

    assertThat(provider.requests().getFirst().headers())
        .containsEntry("X-key", List.of("open sesame"));
    assertThat(counted(Outcome.OK)).isOne();
  }

  /** It would be read in logs, in the ledger and on the command line. */
  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "?a=b"})
  void tellsNobodyOfAKeyInTheQuery(String path) {
    SourceClient client =
        client(
            Map.of(
                "key", "open/sesame",
                "key-parameter", "apiKey",
                "attempts", "1",
                "breaker.after", "100"));
    String asked = path + (path.equals(PATH) ? "?" : "&") + "apiKey=open%2Fsesame";
    provider.has(asked, GOOD);
    byte[] answer = await(client.get(KIND, path, bytes -> bytes));
    assertThat(answer).isNotEmpty();
    assertThat(provider.requests().getFirst().headers()).doesNotContainKey("Authorization");

    List<SourceFailure> failures = new ArrayList<>();
    for (int status : List.of(401, 429, 500)) {
      provider.fails(asked, status);
      failures.add(failure(client, path));
    }
    provider.has(asked, "<html>");
    failures.add(failure(client, path));
    provider.has(asked, new byte[0]);
    failures.add(failure(client, path));
    provider.breaksOffOnce(asked);
    failures.add(failure(client, path));
    provider.close();
    failures.add(failure(client, path));

    assertThat(failures)
        .extracting(SourceFailure::outcome)
        .containsExactly(
            Outcome.REFUSED,
            Outcome.LIMITED,
            Outcome.SERVER_ERROR,
            Outcome.BAD_ANSWER,
            Outcome.EMPTY,
            Outcome.UNREACHABLE,
            Outcome.UNREACHABLE);
    for (Throwable told : failures) {
      for (Throwable each = told; each != null; each = each.getCause()) {
        assertThat(each.toString()).doesNotContain("sesame");
      }
    }
  }

  @Test
  @Tag("ING-01")
  @Tag("ING-08")
  void asksAgainWhereThatMayHelpAndCountsEachTime() {
    provider.failsOnce(PATH, 500, 503);
    provider.has(PATH, GOOD);

    assertThat(get(client(Map.of()))).isEqualTo(GOOD);

    assertThat(provider.asked(PATH)).isEqualTo(3);
    assertThat(counted(Outcome.SERVER_ERROR)).isEqualTo(2);
    assertThat(counted(Outcome.OK)).isOne();
  }

  @Test
  @Tag("ING-08")
  void givesUpAfterItsAttempts() {
    provider.fails(PATH, 500);

    assertThat(failure(client(Map.of("attempts", "2"))))
        .hasMessageContaining(PATH + " answered 500")
        .matches(failure -> failure.outcome() == Outcome.SERVER_ERROR)
        .matches(failure -> failure.category() == FailureCategory.TRANSIENT);

    assertThat(provider.asked(PATH)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"404,UPSTREAM_MISSING", "403,CONFIGURATION", "422,UPSTREAM_MISSING"})
  @Tag("ING-08")
  void asksOnceForWhatIsRefused(int status, FailureCategory category) {
    provider.fails(PATH, status);

    assertThat(failure(client(Map.of())))
        .matches(failure -> failure.outcome() == Outcome.REFUSED)
        .matches(failure -> failure.category() == category);

    assertThat(provider.asked(PATH)).isOne();
    assertThat(counted(Outcome.REFUSED)).isOne();
  }

  @Test
  @Tag("ING-08")
  void whatIsNotAskedForAgainCanBeSet() {
    provider.failsOnce(PATH, 404);
    provider.has(PATH, GOOD);

    assertThat(get(client(Map.of("not-again", "403")))).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("ING-13")
  void leavesAHostAloneForAsLongAsItAsks(boolean seconds) {
    SourceClient client = client(Map.of());
    ZonedDateTime until =
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    provider.wantsRest(PATH, seconds ? "1" : DateTimeFormatter.RFC_1123_DATE_TIME.format(until));
    provider.has(PATH, GOOD);

    assertThat(get(client)).isEqualTo(GOOD);

    if (seconds) {
      assertThat(between(0, 1)).isGreaterThan(Duration.ofMillis(900));
    } else {
      assertThat(ZonedDateTime.now(ZoneOffset.UTC)).isAfterOrEqualTo(until);
    }
    assertThat(counted(Outcome.LIMITED)).isOne();
  }

  @Test
  @Tag("ING-13")
  void makesNoRequestToAHostThatWantsALongRest() {
    provider.wantsRest(PATH, "3600");
    provider.has(PATH, GOOD);
    SourceClient client = client(Map.of());

    assertThat(failure(client)).matches(failure -> failure.outcome() == Outcome.LIMITED);
    assertThat(failure(client)).hasMessageContaining("wants to be left alone");

    assertThat(provider.asked(PATH)).isOne();
  }

  @Test
  @Tag("ING-13")
  void neverAsksFasterThanItsPace() {
    provider.has(PATH, GOOD);
    SourceClient client = client(Map.of("per-minute", "1200"));

    IntStream.range(0, 11).forEach(each -> get(client));

    // ten times 50 ms apart when they leave; the first takes longest on its way
    assertThat(between(0, 10)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  @Tag("ING-11")
  void cutsOffAnAnswerThatDoesNotBegin() {
    provider.isSilentOnce(PATH);

    assertThat(failure(client(Map.of("attempts", "1", "read-timeout", "300ms"))))
        .matches(failure -> failure.outcome() == Outcome.TIMEOUT);
  }

  @Test
  @Tag("ING-11")
  void cutsOffAnAnswerThatDoesNotEnd() {
    provider.stallsOnce(PATH);

    assertThat(failure(client(Map.of("attempts", "1", "total-timeout", "300ms"))))
        .matches(failure -> failure.outcome() == Outcome.TIMEOUT);
  }

  @Test
  @Tag("ING-01")
  void asksAgainWhenAnAnswerBreaksOff() {
    provider.breaksOffOnce(PATH);
    provider.has(PATH, GOOD);

    assertThat(get(client(Map.of()))).isEqualTo(GOOD);
    assertThat(counted(Outcome.UNREACHABLE)).isOne();
  }

  @Test
  @Tag("ING-01")
  void tellsThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }

    assertThat(failure(client(Map.of("attempts", "1", "url", "http://127.0.0.1:" + port))))
        .hasMessageContaining("could not be reached")
        .matches(failure -> failure.outcome() == Outcome.UNREACHABLE);
  }

  @Test
  @Tag("ING-01")
  void readsNoMoreThanItMay() {
    provider.has(PATH, "x".repeat(5_000));

    assertThat(failure(client(Map.of("largest-body", "4K"))))
        .hasMessageContaining("more than 4096 bytes")
        .matches(failure -> failure.outcome() == Outcome.TOO_LARGE);
    assertThat(provider.asked(PATH)).isOne();
  }

  @Test
  @Tag("ING-01")
  void tellsAnEmptyAnswerFromABadOne() {
    SourceClient client = client(Map.of());
    provider.has(PATH, new byte[0]);
    assertThat(failure(client)).matches(failure -> failure.outcome() == Outcome.EMPTY);

    provider.has(PATH, "<html>");
    assertThat(failure(client))
        .hasMessageContaining("no whole JSON document")
        .matches(failure -> failure.outcome() == Outcome.BAD_ANSWER)
        .matches(failure -> failure.category() == FailureCategory.BAD_INPUT);

    assertThat(counted(Outcome.EMPTY)).isOne();
    assertThat(counted(Outcome.BAD_ANSWER)).isOne();
  }

  @Test
  void whatIsNotTheAnswersFaultIsNotTheSources() {
    provider.has(PATH, GOOD);
    TipoffException full = new TipoffException(FailureCategory.CONFIGURATION, "disk full", "x");

    assertThatThrownBy(
            () ->
                await(
                    client(Map.of())
                        .get(
                            KIND,
                            PATH,
                            bytes -> {
                              throw full;
                            })))
        .isSameAs(full);
    assertThat(counted(Outcome.OK)).isOne();
  }

  @Test
  @Tag("ING-09")
  void leavesAKindAloneOfWhichNothingComesAndNoOther() {
    provider.fails(PATH, 500);
    provider.has("/box.json", GOOD);
    SourceClient client =
        client(Map.of("attempts", "1", "breaker.open", "2s", "breaker.successes", "2"));
    for (int request = 0; request < 5; request++) {
      assertThat(failure(client)).matches(failure -> failure.outcome() == Outcome.SERVER_ERROR);
    }

    assertThat(client.isOpen(KIND)).isTrue();
    SourceFailure left = failure(client);
    assertThat(left).matches(failure -> failure.outcome() == Outcome.CIRCUIT_OPEN);
    assertThat(left).hasMessageContaining("left alone").hasMessageContaining("answered 500");
    assertThat(provider.asked(PATH)).isEqualTo(5);
    assertThat(counted(Outcome.CIRCUIT_OPEN)).isOne();
    byte[] box = await(client.get("box-score", "/box.json", bytes -> bytes));
    assertThat(box).isNotEmpty();

    provider.has(PATH, GOOD);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answers(client));
    assertThat(get(client)).isEqualTo(GOOD);
    assertThat(client.isOpen(KIND)).isFalse();
  }

  @Test
  @Tag("ING-09")
  void leavesNoSourceAloneThatOnlySaysNo() {
    provider.fails(PATH, 404);
    SourceClient client = client(Map.of());

    for (int request = 0; request < 7; request++) {
      assertThat(failure(client)).matches(failure -> failure.outcome() == Outcome.REFUSED);
    }
    assertThat(provider.asked(PATH)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "url,ftp://host",
    "url,http://SECRET@host",
    "url,http://host?key=SECRET",
    "attempts,0",
    "per-minute,0",
    "read-timeout,0s",
    "longest-delay,10ms",
    "breaker.after,0",
    "schedule.path,x.json",
    "schedule.path,/x.json?key=SECRET",
    "schedule.every,0s"
  })
  void aSettingThatCannotBeUsedIsNamed(String setting, String value) {
    assertThatThrownBy(
            () -> client(Map.of(setting, value, "first-delay", "1s", "key-parameter", "key")))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("tipoff.fetch.nba-com." + setting)
        .hasMessageNotContaining("SECRET")
        .extracting(failure -> ((TipoffException) failure).category())
        .isEqualTo(FailureCategory.CONFIGURATION);
  }

  @Test
  void asksNobodyUnlessAnAddressIsSet() {
    assertThat(Fetches.clients(Map.of(), meters).all()).isEmpty();
    FetchConfig config = Fetches.config(Map.of());
    assertThat(config.look()).isEqualTo("15s");
    assertThat(config.nbaCom().perMinute()).isEqualTo(30);
    assertThat(config.nbaCom().attempts()).isEqualTo(3);
    assertThat(config.nbaCom().breaker().open()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.balldontlie().injuries().every()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.oddsApi().quotes().every()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.oddsApi().keyParameter()).contains("apiKey");
  }

  private SourceClient client(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("nba-com.url", provider.address());
    all.put("nba-com.per-minute", "60000");
    all.put("nba-com.first-delay", "20ms");
    settings.forEach((name, value) -> all.put("nba-com." + name, value));
    clients = Fetches.clients(all, meters);
    return clients.of("nba-com").orElseThrow();
  }

  /** Reads JSON, and gives it as it came. */
  private static String get(SourceClient client) {
    return await(
        client.get(
            KIND,
            PATH,
            bytes -> {
              Payload.read(PATH, bytes);
              return new String(bytes, StandardCharsets.UTF_8);
            }));
  }

  private static boolean answers(SourceClient client) {
    try {
      return get(client).equals(GOOD);
    } catch (SourceFailure open) {
      return false;
    }
  }

  private static SourceFailure failure(SourceClient client, String path) {
    return catchThrowableOfType(
        SourceFailure.class,
        () -> await(client.get(KIND, path, bytes -> Payload.read(path, bytes))));
  }

  private static SourceFailure failure(SourceClient client) {
    return catchThrowableOfType(SourceFailure.class, () -> get(client));
  }

  private double counted(Outcome outcome) {
    return meters
        .get("tipoff.source.requests")
        .tags("source", "nba-com", "kind", KIND, "outcome", outcome.label())
        .counter()
        .count();
  }

  private Duration between(int first, int second) {
    List<Provider.Request> requests = provider.requests();
    return Duration.ofNanos(requests.get(second).nanos() - requests.get(first).nanos());
  }
}
