package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Halts in their order, and since when the picks of a date are halted. */
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

  @Test
  void whatIsBroughtBackIsAsItWasAndInItsOrder() {
    decide("nba", FIRST, LAST, true);
    decide("nba", LAST, LAST, false);
    decide("wnba", FIRST, FIRST, true);
    List<Halt> before = await(halts.all());
    assertThat(before).extracting(Halt::decidedAt).isSorted().doesNotHaveDuplicates();

    await(pool.query("truncate ledger.halt").execute());
    await(halts.bringBack(before));

    assertThat(await(halts.all())).isEqualTo(before);
    assertThat(await(halts.of(new Slate("nba", FIRST)))).get().matches(Halt::halted);
    assertThat(await(halts.of(new Slate("nba", LAST)))).get().matches(halt -> !halt.halted());
  }

  @Test
  void decidesLaterThanBeforeThoughTheClockWasPutBack() {
    Halt ahead =
        new Halt("nba", FIRST, LAST, true, "ann", "r", Instant.parse("2100-01-01T00:00:00Z"));
    await(halts.bringBack(List.of(ahead)));

    Halt resumed = decide("nba", FIRST, LAST, false);

    assertThat(resumed.decidedAt()).isEqualTo(ahead.decidedAt().plusNanos(1000));
  }

  private Halt decide(String sport, LocalDate first, LocalDate last, boolean halted) {
    return await(halts.decide(new Slate(sport, first), last, halted, OPERATOR));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
