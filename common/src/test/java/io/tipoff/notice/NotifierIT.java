package io.tipoff.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.TestLedger;
import io.tipoff.ledger.TestNotices;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.notice.Receiver.Request;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.SteadyClock;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replicas on one ledger that tell real mail and HTTP servers, which break and come back. */
class NotifierIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Vertx VERTX = Vertx.vertx();

  private final List<Destinations> opened = new ArrayList<>();
  private static Pool pool;
  private static NoticeStore store;

  private Receiver receiver;
  private GreenMail mail;

  @BeforeAll
  static void ledger() {
    pool = TestLedger.empty();
    store = TestNotices.store(pool);
  }

  @BeforeEach
  void start() throws IOException {
    await(
        pool.query("truncate ledger.notice, ledger.notice_delivery, ledger.notice_condition")
            .execute());
    receiver = new Receiver();
    mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    mail.start();
  }

  @AfterEach
  void stop() {
    opened.forEach(Destinations::close);
    receiver.close();
    mail.stop();
  }

  @AfterAll
  static void close() {
    await(pool.close());
    VERTX.closeAndAwait();
  }

  @Test
  @Tag("MON-07")
  @Tag("VAL-18")
  void eachKindIsToldInItsOwnWay() throws MessagingException {
    Notifier notifier =
        replica(
            Map.of(
                "critical", "chat,hook,errors,post",
                "destinations.chat.kind", "slack",
                "destinations.chat.url", receiver.address("/chat"),
                "destinations.hook.kind", "webhook",
                "destinations.hook.url", receiver.address("/hook"),
                "destinations.hook.token", "t0ken",
                "destinations.errors.kind", "sentry",
                "destinations.errors.url",
                    receiver.address("/path/42").replace("http://", "http://public@")));
    await(store.raise(notice(Severity.CRITICAL, "disk <full> & more")));

    turn(notifier);

    assertThat(request("/chat").headers()).containsEntry("Content-Type", "application/json");
    assertThat(json("/chat").getString("text"))
        .startsWith("[CRITICAL] Something happened\n")
        .contains("disk &lt;full&gt; &amp; more", "Look at it.");
    assertThat(request("/hook").headers()).containsEntry("Authorization", "Bearer t0ken");
    assertThat(json("/hook").getMap())
        .containsEntry("severity", "CRITICAL")
        .containsEntry("signature", "something")
        .containsEntry("detail", "disk <full> & more")
        .containsEntry("times", 1);
    Request envelope = request("/path/api/42/envelope/");
    assertThat(envelope.headers().get("X-Sentry-Auth")).contains("sentry_key=public");
    List<String> items = envelope.body().lines().toList();
    assertThat(items).hasSize(3);
    JsonObject event = new JsonObject(items.get(2));
    assertThat(event.getString("event_id"))
        .matches("[0-9a-f]{32}")
        .isEqualTo(new JsonObject(items.get(0)).getString("event_id"));
    assertThat(event.getString("level")).isEqualTo("fatal");
    assertThat(event.getJsonArray("fingerprint").getString(0)).isEqualTo("something");
    assertThat(mail.getReceivedMessages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.getSubject()).isEqualTo("tipoff [CRITICAL] Something happened");
              assertThat(GreenMailUtil.getBody(message)).contains("disk <full> & more");
              assertThat(message.getAllRecipients()[0]).hasToString("ann@example.org");
            });
  }

  /** A greeting that came before anybody listened was waited for in vain, one time in ten. */
  @Test
  void everyMailArrivesWhoeverSendsIt() {
    Notifier notifier = replica(Map.of("warning", "post", "timeout", "20s"));
    for (int time = 0; time < 30; time++) {
      assertThat(await(notifier.test(Severity.WARNING)))
          .singleElement()
          .satisfies(tried -> assertThat(tried.failure()).isEmpty());
    }
    assertThat(mail.getReceivedMessages()).hasSize(30);
  }

  @Test
  @Tag("MON-07")
  void whoIsToldDependsOnTheSeverity() {
    Notifier notifier =
        replica(
            Map.of(
                "warning", "hook",
                "critical", "post",
                "destinations.hook.kind", "webhook",
                "destinations.hook.url", receiver.address("/hook")));
    await(store.raise(notice(Severity.WARNING, "small")));
    await(store.raise(new Notice(Severity.CRITICAL, "fire", "Something burns", "here", "Get up.")));

    turn(notifier);

    assertThat(json("/hook").getString("detail")).isEqualTo("small");
    assertThat(receiver.taken()).hasSize(1);
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  @Tag("MON-05")
  @Tag("MON-01")
  void aHundredTimesAreToldFiveTimesAnHourByAllReplicasTogether() {
    List<Notifier> replicas = List.of(webhook(Map.of()), webhook(Map.of()));
    for (int time = 1; time <= 100; time++) {
      await(store.raise(notice(Severity.CRITICAL, "time " + time)));
      turn(replicas.get(time % 2));
    }
    // the first two at once, the others while the limit holds them back
    assertThat(times()).containsExactly(1, 1);

    for (int quarter = 1; quarter <= 8; quarter++) {
      hourGoesOnBy(Duration.ofMinutes(7));
      await(store.raise(notice(Severity.CRITICAL, "later " + quarter)));
      replicas.forEach(this::turn);
    }
    assertThat(times()).hasSizeLessThanOrEqualTo(5);
    assertThat(times().get(2)).isGreaterThanOrEqualTo(98);
    JsonObject gathered = new JsonObject(receiver.taken().get(2).body());
    assertThat(gathered.getString("detail")).isEqualTo("time 3");
    assertThat(gathered.getString("latest")).startsWith("later ");
    assertThat(gathered.getInstant("first")).isBeforeOrEqualTo(gathered.getInstant("last"));

    hourGoesOnBy(Duration.ofHours(1));
    turn(replicas.get(0));
    assertThat(times().stream().mapToInt(Integer::intValue).sum()).isEqualTo(108);
  }

  @Test
  @Tag("MON-05")
  void signaturesDoNotLimitEachOther() {
    Notifier notifier = webhook(Map.of("per-hour", "1", "at-once", "1"));
    await(store.raise(notice(Severity.CRITICAL, "one")));
    await(store.raise(new Notice(Severity.CRITICAL, "other", "Another thing", "two", "")));
    turn(notifier);
    await(store.raise(notice(Severity.CRITICAL, "held")));
    turn(notifier);

    assertThat(receiver.taken()).hasSize(2);
  }

  @Test
  void whatAReplicaIsTellingNoOtherTells() {
    List<Notifier> replicas =
        List.of(webhook(Map.of()), webhook(Map.of()), webhook(Map.of()), webhook(Map.of()));
    for (int signature = 0; signature < 20; signature++) {
      await(store.raise(new Notice(Severity.CRITICAL, "s" + signature, "Something", "here", "")));
    }

    await(Uni.join().all(replicas.stream().map(Notifier::turn).toList()).andFailFast());
    replicas.forEach(this::turn);

    assertThat(receiver.taken()).hasSize(20).doesNotHaveDuplicates();
    assertThat(rows("state")).containsOnly("SENT").hasSize(20);
  }

  @Test
  @Tag("MON-03")
  void whatAWebhookDidNotTakeIsKeptAndToldOnceWhenItIsBack() {
    Notifier notifier = webhook(Map.of());
    receiver.answer(500);
    await(store.raise(notice(Severity.CRITICAL, "kept")));
    turn(notifier);

    assertThat(rows("state || ' ' || tries || ' ' || error"))
        .containsExactly("PENDING 1 127.0.0.1 did not take it: it answered 500");
    turn(notifier);
    assertThat(receiver.answered()).as("tries before the wait is over").isEqualTo(1);

    waitIsOver();
    turn(notifier);
    assertThat(rows("state || ' ' || tries")).containsExactly("PENDING 2");
    assertThat(rows("next_at > now() + interval '50 seconds'"))
        .as("the wait after the second try is a minute")
        .containsExactly("true");

    receiver.answer(200);
    waitIsOver();
    turn(notifier);
    waitIsOver();
    turn(notifier);
    assertThat(receiver.taken()).hasSize(1);
    assertThat(rows("state || ' ' || tries")).containsExactly("SENT 3");
  }

  @Test
  @Tag("MON-03")
  void whatAMailServerDidNotTakeIsKeptAndToldOnceWhenItIsBack() {
    Notifier notifier = replica(Map.of("warning", "post"));
    ServerSetup setup = mail.getSmtp().getServerSetup().port(mail.getSmtp().getPort());
    mail.stop();
    await(store.raise(notice(Severity.WARNING, "kept")));
    turn(notifier);
    assertThat(rows("state || ' ' || tries")).containsExactly("PENDING 1");

    mail = new GreenMail(setup);
    mail.start();
    waitIsOver();
    turn(notifier);
    waitIsOver();
    turn(notifier);

    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(rows("state || ' ' || tries")).containsExactly("SENT 2");
  }

  @Test
  void aMailServerIsLoggedInTo() {
    mail.setUser("tipoff@example.org", "tipoff", "s3cret");
    Map<String, String> right =
        Map.of(
            "warning", "post",
            "destinations.post.username", "tipoff",
            "destinations.post.password", "s3cret");
    Map<String, String> wrong = new HashMap<>(right);
    wrong.put("destinations.post.password", "another");

    assertThat(await(replica(wrong).test(Severity.WARNING)))
        .singleElement()
        .satisfies(
            tried ->
                assertThat(tried.failure().orElseThrow())
                    .contains("127.0.0.1 did not take it")
                    .doesNotContain("another"));
    assertThat(await(replica(right).test(Severity.WARNING)))
        .singleElement()
        .satisfies(tried -> assertThat(tried.failure()).isEmpty());
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServiceThatDoesNotAnswerIsGivenUpInTime() {
    Notifier notifier = webhook(Map.of("timeout", "300ms"));
    receiver.fallSilent();
    await(store.raise(notice(Severity.CRITICAL, "kept")));

    turn(notifier);

    assertThat(rows("state || ' ' || error")).singleElement().asString().startsWith("PENDING ");
    assertThat(rows("error")).singleElement().asString().containsAnyOf("300 ms", "timed out");
  }

  @Test
  @Tag("MON-03")
  @Tag("RES-11")
  void whatIsNotTakenAtTheLastTryIsToldToAnotherOnce() {
    Notifier notifier =
        webhook(
            Map.of(
                "retry.tries", "2", "destinations.hook.escalates-to", "post", "warning", "post"));
    receiver.answer(503);
    await(store.raise(notice(Severity.CRITICAL, "urgent")));
    turn(notifier);
    assertThat(mail.getReceivedMessages()).isEmpty();

    waitIsOver();
    turn(notifier);
    turn(notifier);
    turn(notifier);

    assertThat(mail.getReceivedMessages())
        .singleElement()
        .satisfies(
            message ->
                assertThat(GreenMailUtil.getBody(message))
                    .contains("urgent", "The destination hook did not take this."));
    assertThat(rows("destination || ' ' || state")).containsExactly("hook FAILED", "post SENT");
    assertThat(await(store.backlog())).isEqualTo(new NoticeStore.Backlog(0, 1));
  }

  @Test
  void aDestinationThatIsDownIsLeftAloneWithoutSpendingTries() {
    Notifier notifier = webhook(Map.of("breaker.after", "2", "breaker.open", "10m"));
    receiver.answer(500);
    for (int signature = 0; signature < 10; signature++) {
      await(store.raise(new Notice(Severity.CRITICAL, "s" + signature, "Something", "here", "")));
    }
    turn(notifier);
    waitIsOver();
    turn(notifier);

    assertThat(receiver.answered()).isLessThan(10);
    assertThat(rows("tries").stream().mapToInt(Integer::parseInt).sum())
        .isEqualTo(receiver.answered());
    assertThat(rows("state")).containsOnly("PENDING");
  }

  @Test
  void aDestinationOfAnotherReplicaIsLeftToIt() {
    await(store.raise(notice(Severity.CRITICAL, "for the webhook")));
    turn(replica(Map.of("warning", "post")));
    assertThat(rows("destination")).isEmpty();

    turn(webhook(Map.of()));
    assertThat(receiver.taken()).hasSize(1);
  }

  @Test
  void aTestSaysOfEachDestinationWhetherItTookIt() {
    Notifier notifier = webhook(Map.of("critical", "hook,post"));
    receiver.answer(404);

    assertThat(await(notifier.test(Severity.CRITICAL)))
        .satisfiesExactly(
            hook -> {
              assertThat(hook.destination()).isEqualTo("hook");
              assertThat(hook.failure()).contains("127.0.0.1 did not take it: it answered 404");
            },
            post -> assertThat(post.failure()).isEmpty());
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(await(notifier.test(Severity.WARNING))).isEmpty();

    receiver.fallSilent();
    Notifier impatient = webhook(Map.of("timeout", "300ms"));
    assertThat(await(impatient.test(Severity.CRITICAL)))
        .singleElement()
        .satisfies(
            tried ->
                assertThat(tried.failure().orElseThrow()).containsAnyOf("300 ms", "timed out"));
    assertThat(rows("state")).isEmpty();
  }

  @Test
  void nothingIsRaisedByAReplayNorWithoutDestinations() {
    SlateClock clock = new SlateClock();
    Destinations some = destinations(Map.of("warning", "post"));
    Notice warning = notice(Severity.WARNING, "w");

    assertThat(new Notices(store, some, clock, true).wanted(warning)).contains(warning);
    assertThat(new Notices(store, some, clock, true).wanted(notice(Severity.CRITICAL, "to nobody")))
        .isEmpty();
    assertThat(new Notices(store, some, clock, false).wanted(warning)).isEmpty();
    assertThat(new Notices(store, destinations(Map.of()), clock, true).wanted(warning)).isEmpty();
    clock.startReplayAt(Instant.EPOCH);
    assertThat(new Notices(store, some, clock, true).wanted(warning)).isEmpty();
  }

  private Notifier webhook(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("critical", "hook");
    settings.put("destinations.hook.kind", "webhook");
    settings.put("destinations.hook.url", receiver.address("/hook"));
    settings.putAll(more);
    return replica(settings);
  }

  @Test
  void aTurnThatTheEndOfTheProgramCutsOffIsNoFailure() {
    Pool closed = TestLedger.empty();
    await(closed.close());
    Notifier notifier = replica(Map.of("warning", "post"), TestNotices.store(closed));
    Uni<Void> turn = notifier.turn();
    assertThatThrownBy(() -> await(turn)).hasMessageContaining("closed");

    notifier.stop(new ShutdownEvent());

    await(turn);
    await(notifier.turn());
  }

  private Notifier replica(Map<String, String> settings) {
    return replica(settings, store);
  }

  private Notifier replica(Map<String, String> settings, NoticeStore store) {
    Destinations destinations = destinations(settings);
    return new Notifier(
        store,
        destinations,
        new Notices(store, destinations, new SlateClock(), true),
        NotifySettingsTest.config(withMail(settings)),
        new SimpleMeterRegistry(),
        new SteadyClock());
  }

  private Destinations destinations(Map<String, String> settings) {
    Destinations destinations =
        new Destinations(NotifySettingsTest.config(withMail(settings)), VERTX);
    opened.add(destinations);
    return destinations;
  }

  private Map<String, String> withMail(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("destinations.post.kind", "mail");
    all.put("destinations.post.host", "127.0.0.1");
    all.put("destinations.post.port", Integer.toString(mail.getSmtp().getPort()));
    all.put("destinations.post.tls", "none");
    all.put("destinations.post.from", "tipoff@example.org");
    all.put("destinations.post.to", "ann@example.org");
    return all;
  }

  private static Notice notice(Severity severity, String detail) {
    return new Notice(severity, "something", "Something happened", detail, "Look at it.");
  }

  private void turn(Notifier notifier) {
    await(notifier.turn());
  }

  private Request request(String path) {
    return receiver.taken().stream()
        .filter(request -> request.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing at " + path + ": " + receiver.taken()));
  }

  private JsonObject json(String path) {
    return new JsonObject(request(path).body());
  }

  private List<Integer> times() {
    return receiver.taken().stream()
        .map(request -> new JsonObject(request.body()).getInteger("times"))
        .toList();
  }

  /** As if it had been earlier that anything was taken. */
  private void hourGoesOnBy(Duration time) {
    await(
        pool.query(
                "update ledger.notice set taken_at = taken_at - interval '"
                    + time.toSeconds()
                    + " seconds' where taken_at is not null")
            .execute());
  }

  private void waitIsOver() {
    await(
        pool.query("update ledger.notice_delivery set next_at = now() where state = 'PENDING'")
            .execute());
  }

  private List<String> rows(String what) {
    List<String> found = new ArrayList<>();
    for (Row row :
        await(
            pool.query("select (" + what + ")::text as x from ledger.notice_delivery order by id")
                .execute())) {
      found.add(row.getString("x"));
    }
    return found;
  }

  private static <T> T await(Uni<T> asked) {
    return asked.await().atMost(PATIENCE);
  }
}
