package io.tipoff.features.rows;

import static io.tipoff.features.rows.AnalyticsTables.AS_OF;
import static io.tipoff.features.rows.AnalyticsTables.DATE;
import static io.tipoff.features.rows.AnalyticsTables.appearance;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.PlayerStatus;
import io.tipoff.features.rows.AnalyticsTables.Appearance;
import io.tipoff.features.rows.AnalyticsTables.Quote;
import io.tipoff.features.rows.AnalyticsTables.Report;
import io.tipoff.features.rows.AnalyticsTables.Spot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Random histories: whatever is added, changed or taken back at the cut-off or later is unseen. */
class FeatureLeakProperties {

  private static final List<PlayerStatus> STATUSES = List.of(PlayerStatus.values());
  private static final List<String> PLAYERS = List.of("p1", "p2", "p3", "p4", "p5", "p6");

  @Property(tries = 15)
  @Tag("T-47")
  void nothingKnownAtTheCutOffOrLaterChangesOneBit(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Appearance> known = history(random);
    List<Spot> roster =
        PLAYERS.stream()
            .map(player -> AnalyticsTables.spot(player, random.nextBoolean() ? "BOS" : "NYK"))
            .toList();
    Path folder = Files.createTempDirectory("features");
    try (AnalyticsTables tables = new AnalyticsTables(folder)) {
      tables.storeRevision(roster);
      tables.store(known, AS_OF);
      List<Quote> quoted = quotes(random, -1);
      tables.storeQuotes(quoted);
      List<Report> reported = reports(random, roster, -1);
      tables.storeReports(reported);
      Map<String, Map<String, Object>> before = tables.rows();

      tables.store(future(known, random), AS_OF.plusSeconds(random.nextInt(1_000_000)));
      List<Quote> more = new ArrayList<>(random.nextBoolean() ? quoted : List.of());
      more.addAll(quotes(random, 1));
      tables.storeQuotes(more);
      List<Report> later = new ArrayList<>(random.nextBoolean() ? reported : List.of());
      later.addAll(reports(random, roster, 1));
      tables.storeReports(later);

      Map<String, Map<String, Object>> after = tables.rows();
      assertThat(before).isNotEmpty();
      assertThat(after.keySet()).isEqualTo(before.keySet());
      before.forEach(
          (player, row) ->
              row.forEach(
                  (column, value) ->
                      assertThat(after.get(player).get(column))
                          .as("%s of %s", column, player)
                          .isEqualTo(value)));
    }
  }

  /** Quotes of the hours before the cut-off, or of those from it on. */
  private static List<Quote> quotes(Random random, int side) {
    List<Quote> quotes = new ArrayList<>();
    for (String player : PLAYERS) {
      for (int i = random.nextInt(4); i > 0; i--) {
        Instant at = AS_OF.plusSeconds(side * (long) random.nextInt(40_000));
        if (side > 0 || at.isBefore(AS_OF)) {
          String book = random.nextBoolean() ? "one" : "two";
          double line = 10 + random.nextInt(20) / 2.0;
          quotes.add(AnalyticsTables.quote(player, book, line, -105 - i, -115 + i, at));
        }
      }
    }
    return quotes.stream().distinct().toList();
  }

  /** Injury reports of the hours before the cut-off, or of those from it on. */
  private static List<Report> reports(Random random, List<Spot> roster, int side) {
    List<Report> reports = new ArrayList<>();
    for (Spot spot : roster) {
      for (int i = random.nextInt(3); i > 0; i--) {
        Instant at = AS_OF.plusSeconds(side * (long) random.nextInt(40_000));
        if (side > 0 || at.isBefore(AS_OF)) {
          PlayerStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
          Report report = AnalyticsTables.report(spot.playerId(), spot.team(), status, at);
          boolean stampedBefore = side > 0 && random.nextBoolean();
          reports.add(
              stampedBefore
                  ? AnalyticsTables.report(
                          spot.playerId(), spot.team(), status, AS_OF.minusSeconds(60))
                      .received(at)
                  : report);
        }
      }
    }
    return List.copyOf(
        reports.stream()
            .collect(Collectors.toMap(Report::reportId, one -> one, (one, same) -> one))
            .values());
  }

  /** Games of the 60 days before the date and of the spring before, all known by the cut-off. */
  private static List<Appearance> history(Random random) {
    List<Appearance> rows = new ArrayList<>();
    for (int back = 300; back >= 1; back -= 1 + random.nextInt(back > 60 ? 40 : 3)) {
      LocalDate date = DATE.minusDays(back);
      for (int game = 0; game <= random.nextInt(8) / 7; game++) {
        rows.addAll(play("d%03d-%d".formatted(back, game), date, random));
      }
    }
    return rows.stream().filter(row -> row.knownAt().isBefore(AS_OF)).toList();
  }

  private static List<Appearance> play(String game, LocalDate date, Random random) {
    List<Appearance> rows = new ArrayList<>();
    for (String player : PLAYERS) {
      String team = random.nextInt(4) == 0 ? "MIA" : random.nextBoolean() ? "BOS" : "NYK";
      if (random.nextInt(5) > 0) {
        rows.add(appearance(game, player, date, team).scoring(random.nextInt(45)));
      }
    }
    return rows;
  }

  /** The same with later corrections and retractions, and games of the day and after it. */
  private static List<Appearance> future(List<Appearance> known, Random random) {
    List<Appearance> rows = new ArrayList<>();
    for (Appearance row : known) {
      Instant later = AS_OF.plusSeconds(random.nextInt(5) == 0 ? 0 : random.nextInt(900_000));
      switch (random.nextInt(6)) {
        case 0 -> rows.add(row.scoring(row.points() + 1).known(later));
        case 1 -> {}
        default -> rows.add(row);
      }
    }
    for (int ahead = 0; ahead < 4; ahead++) {
      rows.addAll(play("ahead" + ahead, DATE.plusDays(ahead), random));
    }
    for (Appearance late : play("late", DATE.minusDays(2), random)) {
      rows.add(late.known(AS_OF.plusSeconds(60)));
    }
    for (Appearance noon : play("noon", DATE, random)) {
      rows.add(noon.known(AS_OF.minusSeconds(60)));
    }
    return rows;
  }
}
