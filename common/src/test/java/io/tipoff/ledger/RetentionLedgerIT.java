package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is let go of, each test in tables of its own, and what stays however old it is, on a real
 * PostgreSQL.
 */
class RetentionLedgerIT {

  private static final Duration KEPT = Duration.ofDays(30);

  private static Pool pool;
  private static RetentionLedger retention;

  @BeforeAll
  static void ledger() {
    pool = TestLedger.empty();
    retention = new RetentionLedger(pool);
  }

  @AfterAll
  static void close() {
    await(pool.close());
  }

  @Test
  void lettersGoOnceTheyAreSettledAndNobodyNeedsThem() {
    letter("dead", "DEAD", 90, "null");
    letter("settled lately", "PURGED", 29, "null");
    letter("settled long ago", "PURGED", 31, "null");
    letter("continued by another", "REPLAYED", 31, "null");
    letter("told and died again", "DEAD", 90, "4");
    letter("waits to be told again", "REPLAYED", 31, "null");
    run(
        """
        insert into ledger.outbox (topic, message_key, attributes, body, letter)
        values ('tipoff.ingest', 'key', '', '', 6)""");

    assertThat(await(retention.forgetLetters(KEPT))).isEqualTo(1);

    assertThat(texts("select reason from ledger.dead_letter order by id"))
        .containsExactly(
            "dead",
            "settled lately",
            "continued by another",
            "told and died again",
            "waits to be told again");
  }

  private void letter(String reason, String state, int days, String replayOf) {
    String settled =
        state.equals("DEAD") ? "null, null" : "'ann', now() - interval '" + days + " days'";
    run(
        "insert into ledger.dead_letter (topic, position, reason, detail, attributes, body, state,"
            + " created_at, replay_of, settled_by, settled_at) values ('tipoff.ingest', '"
            + reason
            + "', '"
            + reason
            + "', '', '', '', '"
            + state
            + "', now() - interval '90 days', "
            + replayOf
            + ", "
            + settled
            + ")");
  }

  @Test
  void noticesGoWithTheirDeliveriesOnceTheLastOfThemHasEnded() {
    notice("open", "null");
    notice("told lately", "now() - interval '29 days'");
    notice("told long ago", "now() - interval '31 days'");
    notice("still on its way", "now() - interval '31 days'");
    delivery(3, "'SENT', now() - interval '31 days'");
    delivery(4, "'PENDING', null");

    assertThat(await(retention.forgetNotices(KEPT))).isEqualTo(1);

    assertThat(texts("select signature from ledger.notice order by id"))
        .containsExactly("open", "told lately", "still on its way");
    assertThat(texts("select notice_id::text from ledger.notice_delivery")).containsExactly("4");
  }

  private void notice(String signature, String taken) {
    run(
        "insert into ledger.notice (severity, signature, title, detail, latest, remedy, taken_at)"
            + " values ('WARNING', '"
            + signature
            + "', '', '', '', '', "
            + taken
            + ")");
  }

  private void delivery(int notice, String stateAndEnd) {
    run(
        "insert into ledger.notice_delivery (notice_id, destination, state, ended_at) values ("
            + notice
            + ", 'hook', "
            + stateAndEnd
            + ")");
  }

  @Test
  void runsStayAndLoseTheirDetails() {
    ended("lately", 29);
    ended("long ago", 31);

    assertThat(await(retention.forgetRunDetails(KEPT))).isEqualTo(1);
    assertThat(await(retention.forgetRunDetails(KEPT))).isZero();

    assertThat(
            texts(
                "select scope || ' ' || state || ' ' || input_digest || ' ' || inputs || cause"
                    + " || coalesce(items, 'none') from ledger.run order by id"))
        .containsExactly(
            "lately SUCCEEDED digest inputs cause {}", "long ago SUCCEEDED digest none");
  }

  private void ended(String scope, int days) {
    run(
        "insert into ledger.run (scope, phase, task, sport, slate_date, pass, state, token,"
            + " instance, incarnation, input_digest, attempt, degraded, lease_until, ended_at,"
            + " inputs, cause, items) values ('"
            + scope
            + "', 'INGEST', 'load', 'nba', '2025-01-15', 'POSTGAME', 'SUCCEEDED', 1, 'local',"
            + " 'first', 'digest', 1, '{}', now(), now() - interval '"
            + days
            + " days', 'inputs ', 'cause ', '{}')");
  }

  private void run(String sql) {
    await(pool.query(sql).execute());
  }

  private List<String> texts(String sql) {
    return StreamSupport.stream(await(pool.query(sql).execute()).spliterator(), false)
        .map(row -> row.getString(0))
        .toList();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
