package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.features.history.PlayerHistory;
import io.tipoff.ledger.SliceLedger.Payload;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a slate's announced payloads a prediction at an as-of rests on. */
class RestedOnTest {

  private static final Slate SLATE = Slate.parse("nba/2025-01-15");
  private static final Instant AS_OF = Instant.parse("2025-01-15T23:00:00Z");
  private static final String QUOTES = "archive.prop_lines";
  private static final String ODDS = "archive.game_odds";

  private static Payload payload(String artefact, String sha256, Instant knownAt) {
    return new Payload(SLATE, artefact, "provider", sha256, 4, knownAt);
  }

  /** A box score of the afternoon is known before the night's last game tips. */
  @Test
  void noOutcomeOfTheDayItself() {
    assertThat(RestedOn.OF_THE_DAY)
        .contains("archive.schedule", QUOTES, ODDS, "archive.injuries")
        .doesNotContain("archive.player_box", "archive.game_results");
    assertThat(RestedOn.OF_EARLIER_DAYS)
        .containsExactlyInAnyOrder(
            "archive.schedule", "archive.player_box", "archive.game_results");
  }

  @Test
  void everyVersionThatWasKnownBefore() {
    Payload noon = payload(QUOTES, "a", AS_OF.minusSeconds(3600));
    Payload later = payload(QUOTES, "b", AS_OF.minusSeconds(1));

    assertThat(RestedOn.knownBefore(AS_OF, List.of(noon, later), Set.of(QUOTES)))
        .containsExactly(noon, later);
  }

  @Test
  void nothingThatBecameKnownAtTheAsOfOrAfterIt() {
    Payload noon = payload(QUOTES, "a", AS_OF.minusSeconds(3600));
    Payload at = payload(QUOTES, "b", AS_OF);
    Payload after = payload(QUOTES, "c", AS_OF.plusSeconds(60));

    assertThat(RestedOn.knownBefore(AS_OF, List.of(noon, at, after), Set.of(QUOTES)))
        .containsExactly(noon);
    assertThat(RestedOn.knownBefore(AS_OF, List.of(at, after), Set.of())).isEmpty();
  }

  /** The last quote of a file's day is of the last game, and known after the first has tipped. */
  @Test
  void theFileOfAWholeDayOfWhichSomethingWasKnownBefore() {
    Payload file = payload(QUOTES, "a", AS_OF.plusSeconds(7200));
    Payload corrected = payload(QUOTES, "b", AS_OF.plusSeconds(7300));
    Payload odds = payload(ODDS, "c", AS_OF.plusSeconds(7200));

    assertThat(RestedOn.knownBefore(AS_OF, List.of(odds, file, corrected), Set.of(QUOTES)))
        .containsExactly(file);
  }

  @Test
  void aPayloadThatToldTwiceOnce() {
    Payload first = payload(QUOTES, "a", AS_OF.minusSeconds(60));
    Payload again = payload(QUOTES, "a", AS_OF.minusSeconds(30));

    assertThat(RestedOn.knownBefore(AS_OF, List.of(first, again), Set.of(QUOTES)))
        .containsExactly(first);
  }

  private record Appearance(String gameId, String playerId, LocalDate gameDate, Instant knownAt) {

    static Appearance on(LocalDate date, Instant knownAt) {
      return new Appearance("his " + date, "him", date, knownAt);
    }
  }

  private record TeamGame(String gameId, String team, LocalDate gameDate, Instant knownAt) {}

  private record Allowance(
      Instant asOf, String team, LocalDate gameDate, long games, Instant knownAt) {}

  @Test
  void hisGamesAsFarAsFeaturesLookBackAndThoseThatMeasureHisOpponent(@TempDir Path folder) {
    LocalDate date = SLATE.date();
    List<LocalDate> his =
        IntStream.rangeClosed(1, PlayerHistory.GAMES + 5)
            .mapToObj(i -> LocalDate.parse("2023-11-01").plusDays(i))
            .toList();
    List<LocalDate> theirs =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> LocalDate.parse("2024-12-01").plusDays(i))
            .toList();
    List<Appearance> appearances =
        new ArrayList<>(his.stream().map(day -> Appearance.on(day, morningAfter(day))).toList());
    appearances.add(Appearance.on(date, AS_OF.minusSeconds(60)));
    appearances.add(Appearance.on(date.minusDays(1), AS_OF));
    Table players =
        Table.of(
            "analytics", "player_game", Appearance.class, WriteMode.APPEND, "game_id", "player_id");
    Table teams =
        Table.of("analytics", "team_game", TeamGame.class, WriteMode.APPEND, "game_id", "team");
    Table allowances =
        Table.of(
            "analytics",
            "opponent_allowance",
            Allowance.class,
            WriteMode.REPLACE_SLICE,
            "as_of",
            "team");
    try (Warehouse warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb"))
                .surviving(Durability.PROCESS_DEATH),
            new SimpleMeterRegistry(),
            OperationalClock.system())) {
      warehouse.migrate(List.of(players, teams, allowances));
      warehouse.write(
          new SliceWrite(
              "facts",
              1,
              1,
              "inputs",
              List.of(
                  TableRows.of(players, Appearance.class, appearances),
                  TableRows.of(
                      teams,
                      TeamGame.class,
                      theirs.stream()
                          .map(day -> new TeamGame("their " + day, "BOS", day, morningAfter(day)))
                          .toList()),
                  TableRows.of(
                      allowances,
                      Allowance.class,
                      List.of(
                          new Allowance(
                              AS_OF, "BOS", date, 15, morningAfter(date.minusDays(2))))))));

      assertThat(RestedOn.historyDates(warehouse, AS_OF, date, "him"))
          .containsExactlyElementsOf(
              Stream.concat(his.stream().skip(5), theirs.stream().skip(5)).toList());
    }
  }

  private static Instant morningAfter(LocalDate date) {
    return Instant.parse(date.plusDays(1) + "T11:00:00Z");
  }
}
