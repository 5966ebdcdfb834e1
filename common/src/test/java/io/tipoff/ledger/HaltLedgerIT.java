package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Since when the picks of a date are halted. */
class HaltLedgerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 15);
  private static final LocalDate LAST = FIRST.plusDays(2);
  private static final Operator OPERATOR = new Operator("ann", "odds are wrong");

  private static Pool pool;
  private HaltLedger halts;

  @BeforeAll
  static void ledger() {
    pool = TestLedger.empty();
  }

  @AfterAll
  static void close() {
    await(pool.close());
  }

  @BeforeEach
  void empty() {
    await(pool.query("truncate ledger.halt").execute());
    halts = new HaltLedger(pool, new AuditLedger(pool));
  }

  @Test
  void aDateIsHaltedSinceItWasSaidAndNoOther() {
    Halt halt = decide("nba", FIRST, LAST, true);

    assertThat(await(halts.haltedSince(FIRST))).contains(halt.decidedAt());
    assertThat(await(halts.haltedSince(LAST))).contains(halt.decidedAt());
    assertThat(await(halts.haltedSince(FIRST.minusDays(1)))).isEmpty();
    assertThat(await(halts.haltedSince(LAST.plusDays(1)))).isEmpty();
  }

  @Test
  void whatWasTakenBackIsHaltedNoMoreAndTheRestStillIs() {
    Halt halt = decide("nba", FIRST, LAST, true);
    decide("nba", LAST, LAST, false);

    assertThat(await(halts.haltedSince(LAST))).isEmpty();
    assertThat(await(halts.haltedSince(FIRST))).contains(halt.decidedAt());
  }

  @Test
  void oneSportTakesNothingBackOfAnother() {
    Halt first = decide("nba", FIRST, FIRST, true);
    decide("wnba", FIRST, FIRST, true);
    decide("wnba", FIRST, FIRST, false);

    assertThat(await(halts.haltedSince(FIRST))).contains(first.decidedAt());
  }

  private Halt decide(String sport, LocalDate first, LocalDate last, boolean halted) {
    return await(halts.decide(new Slate(sport, first), last, halted, OPERATOR));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
