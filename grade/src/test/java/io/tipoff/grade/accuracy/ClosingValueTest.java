package io.tipoff.grade.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.grade.TestWarehouse;
import io.tipoff.grade.accuracy.ClosingTables.Bet;
import io.tipoff.grade.accuracy.ClosingTables.Quoted;
import io.tipoff.price.TwoSidedPrice;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingValueTest {

  private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
  private static final Instant NOON = Instant.parse("2025-01-01T17:00:00Z");
  private static final double EVEN = new TwoSidedPrice(-110, -110).noVig().over();

  @TempDir Path folder;
  private final List<Quoted> quotes = new ArrayList<>();
  private final List<Bet> bets = new ArrayList<>();

  private void quote(int day, String id, double line, long over, long under, int hour) {
    quote(day, id, "book", line, over, under, hour, false);
  }

  private void quote(
      int day, String id, String book, double line, long over, long under, int hour, boolean late) {
    Instant stamp = NOON.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    quotes.add(
        new Quoted(
            id + day,
            "source",
            "g" + day,
            "p",
            Market.PRA,
            book,
            line,
            over,
            under,
            true,
            stamp,
            late,
            stamp));
  }

  private void bet(int day, String quote, String side, double line, String result) {
    bets.add(
        new Bet(
            "bet" + day,
            Origin.REPLAY,
            "gbdt",
            Market.PRA,
            FIRST.plusDays(day),
            "2024-25",
            result,
            side,
            quote + day,
            "book",
            line,
            EVEN,
            NOON.plus(Duration.ofDays(day + 1))));
  }

  private List<ClosingValue> read(AccuracyFilter filter) {
    try (TestWarehouse warehouse =
        new TestWarehouse(folder, ClosingTables.QUOTED, ClosingTables.BETS)) {
      warehouse.put("quotes", ClosingTables.QUOTED, Quoted.class, quotes);
      warehouse.put("bets", ClosingTables.BETS, Bet.class, bets);
      return ClosingValue.read(warehouse.warehouse(), filter);
    }
  }

  @Test
  void comparesABetWithTheLastQuoteOfItsBookBeforeTheTip() {
    quote(0, "noon", 20.5, -110, -110, 0);
    quote(0, "later", 20.5, -120, 100, 2);
    quote(0, "last", 20.5, -130, 110, 5);
    quote(0, "other book", "another", 25.5, -110, -110, 6, false);
    quote(0, "in game", "book", 40.5, -110, -110, 8, true);
    quote(0, "of one stamp with the last", "book", 40.5, -110, -110, 5, true);
    bet(0, "noon", "OVER", 20.5, "LOSS");

    ClosingValue value = read(AccuracyFilter.none()).getFirst();

    assertThat(value.bets()).isEqualTo(1);
    assertThat(value.moved()).isZero();
    assertThat(value.same()).isEqualTo(1);
    assertThat(value.gained())
        .isCloseTo(new TwoSidedPrice(-130, 110).noVig().over() - EVEN, within(1e-12));
    assertThat(value.gainedLow()).isNull();
  }

  @Test
  void countsMovesTowardsTheBetWhicheverSideItIs() {
    for (int day = 0; day < 8; day++) {
      boolean over = day % 2 == 0;
      quote(day, "noon", 20.5, -110, -110, 0);
      quote(day, "main", over ? 21.5 : 19.5, -110, -110, 5);
      quote(day, "alternate", 30.5, 400, -600, 5);
      bet(day, "noon", over ? "OVER" : "UNDER", 20.5, "WIN");
    }

    ClosingValue value = read(AccuracyFilter.none()).getFirst();

    assertThat(value.bets()).isEqualTo(8);
    assertThat(value.moved()).isEqualTo(1);
    assertThat(value.movedLow()).isEqualTo(1);
    assertThat(value.movedHigh()).isEqualTo(1);
    assertThat(value.same()).isZero();
    assertThat(value.gained()).isNull();
  }

  @Test
  void takesNoClosingPriceThatOtherBooksDispute() {
    for (int day = 0; day < 2; day++) {
      quote(day, "noon", 20.5, -110, -110, 0);
      quote(day, "last", 20.5, day == 0 ? -300 : -115, day == 0 ? 240 : -105, 5);
      quote(day, "second", "another", 20.5, -110, -110, 4, false);
      quote(day, "third", "a third", 20.5, -112, -108, 0, false);
      bet(day, "noon", "OVER", 20.5, "WIN");
    }

    ClosingValue value = read(AccuracyFilter.none()).getFirst();

    assertThat(value.bets()).isEqualTo(2);
    assertThat(value.same()).isEqualTo(1);
    assertThat(value.gained())
        .isCloseTo(new TwoSidedPrice(-115, -105).noVig().over() - EVEN, within(1e-12));
  }

  @Test
  void saysNothingOfBetsWithOneStampOrWithoutADecision() {
    quote(0, "noon", 20.5, -110, -110, 0);
    bet(0, "noon", "OVER", 20.5, "WIN");
    quote(1, "noon", 20.5, -110, -110, 0);
    quote(1, "last", 21.5, -110, -110, 5);
    bet(1, "noon", "OVER", 20.5, "VOID");
    quote(2, "noon", 20.5, -110, -110, 0);
    quote(2, "last", 21.5, -110, -110, 5);
    bet(2, "last", "OVER", 21.5, "WIN");

    assertThat(read(AccuracyFilter.none())).isEmpty();
  }

  @Test
  void leavesOutWhatWasNotAskedFor() {
    quote(0, "noon", 20.5, -110, -110, 0);
    quote(0, "last", 21.5, -110, -110, 5);
    bet(0, "noon", "OVER", 20.5, "WIN");

    assertThat(
            read(
                new AccuracyFilter(
                    Optional.empty(),
                    Optional.of(Market.THREES),
                    Optional.empty(),
                    Optional.empty())))
        .isEmpty();
  }
}
