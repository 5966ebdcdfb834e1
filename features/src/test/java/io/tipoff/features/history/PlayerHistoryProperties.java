package io.tipoff.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Windows against their textbook definitions, written out in doubles. */
class PlayerHistoryProperties {

  private static final double ROUNDING = 1e-9;

  /** Rows oldest first, one to three days apart, with now and then two on a day. */
  @Provide
  Arbitrary<List<GameRow>> games() {
    Arbitrary<Integer> gap = Arbitraries.integers().between(0, 3);
    Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 3000);
    Arbitrary<Integer> count = Arbitraries.integers().between(0, 40);
    return Combinators.combine(gap, seconds, count, count, count, count)
        .as(
            (days, time, points, rebounds, assists, threes) ->
                Games.game(
                    1,
                    "g",
                    days,
                    0,
                    1,
                    time,
                    points,
                    rebounds,
                    assists,
                    threes,
                    25L * points,
                    14_400,
                    2_500))
        .list()
        .ofMinSize(1)
        .ofMaxSize(160)
        .map(PlayerHistoryProperties::dated);
  }

  private static List<GameRow> dated(List<GameRow> gaps) {
    List<GameRow> rows = new ArrayList<>();
    long day = 18_000;
    for (int i = 0; i < gaps.size(); i++) {
      GameRow row = gaps.get(i);
      day += row.day();
      rows.add(
          Games.game(
              1,
              "g",
              day,
              2 * i >= gaps.size() - 1 ? 1 : 0,
              row.thisTeam(),
              row.seconds(),
              row.points(),
              row.rebounds(),
              row.assists(),
              row.threes(),
              row.plays25(),
              row.teamSeconds(),
              row.teamPlays25()));
    }
    return rows;
  }

  private static List<Double> newest(List<GameRow> rows, Stat stat, int games) {
    return rows.reversed().stream()
        .limit(games)
        .map(row -> row.value(stat) / (double) stat.perUnit())
        .toList();
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Property(tries = 200)
  void meanIsOverTheLatestGamesOrThoseThereAre(
      @ForAll("games") List<GameRow> rows,
      @ForAll Stat stat,
      @ForAll @IntRange(min = 1, max = 20) int games) {
    assertThat(PlayerHistory.of(rows).mean(stat, games))
        .isCloseTo(average(newest(rows, stat, games)), within(ROUNDING));
  }

  @Property(tries = 200)
  void standardDeviationDividesByOneLess(@ForAll("games") List<GameRow> rows, @ForAll Stat stat) {
    Double deviation = PlayerHistory.of(rows).standardDeviation(stat, 10);
    List<Double> values = newest(rows, stat, 10);
    if (values.size() < 3) {
      assertThat(deviation).isNull();
      return;
    }
    double mean = average(values);
    double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    assertThat(deviation).isCloseTo(Math.sqrt(squares / (values.size() - 1)), within(1e-7));
  }

  @Property(tries = 200)
  @Tag("FEA-02")
  void slopeOfAStraightLineIsItsSteepness(
      @ForAll @IntRange(min = 3, max = 30) int games, @ForAll @IntRange(max = 5) int step) {
    List<GameRow> rows =
        IntStream.range(0, games)
            .mapToObj(i -> Games.game(1, "g", i, 1, 1, 60L * i, (long) i * step, 0, 0, 0, 0, 1, 1))
            .toList();
    PlayerHistory history = PlayerHistory.of(rows);
    assertThat(history.slope(Stat.POINTS, 10)).isEqualTo(step);
    assertThat(history.slope(Stat.MINUTES, 10)).isEqualTo(1);
  }

  @Property(tries = 200)
  void decayedMeanWeighsTheNewestMost(@ForAll("games") List<GameRow> rows, @ForAll Stat stat) {
    List<Double> values = newest(rows, stat, PlayerHistory.GAMES);
    double sum = 0;
    double weights = 0;
    for (int j = 0; j < values.size(); j++) {
      sum += Math.pow(0.95, j) * values.get(j);
      weights += Math.pow(0.95, j);
    }
    assertThat(PlayerHistory.of(rows).decayedMean(stat, 0.95))
        .isCloseTo(sum / weights, within(ROUNDING));
  }

  @Property(tries = 200)
  void perMinuteRateIsARatioOfDecayedSums(@ForAll("games") List<GameRow> rows) {
    List<Double> points = newest(rows, Stat.POINTS, PlayerHistory.GAMES);
    List<Double> minutes = newest(rows, Stat.MINUTES, PlayerHistory.GAMES);
    double sum = 0;
    double time = 0;
    for (int j = 0; j < points.size(); j++) {
      sum += Math.pow(0.96, j) * points.get(j);
      time += Math.pow(0.96, j) * minutes.get(j);
    }
    Double rate = PlayerHistory.of(rows).decayedPerMinute(Stat.POINTS, 0.96, 20);
    if (time < 20 - 1e-6) {
      assertThat(rate).isNull();
    } else if (time > 20 + 1e-6) {
      assertThat(rate).isCloseTo(sum / time, within(ROUNDING));
    }
  }

  @Property(tries = 200)
  void gamesBeyondTheWindowDoNotCount(@ForAll("games") List<GameRow> rows) {
    int beyond = Math.max(0, rows.size() - PlayerHistory.GAMES);
    PlayerHistory all = PlayerHistory.of(rows);
    PlayerHistory bounded = PlayerHistory.of(rows.subList(beyond, rows.size()));
    for (Stat stat : Stat.values()) {
      assertThat(all.decayedMean(stat, 0.95)).isEqualTo(bounded.decayedMean(stat, 0.95));
      assertThat(all.meanOfSeason(stat)).isEqualTo(bounded.meanOfSeason(stat));
    }
    assertThat(all.allGames()).isEqualTo(rows.size());
  }

  @Property(tries = 200)
  void dayWindowHoldsTheGamesOnItsDays(
      @ForAll("games") List<GameRow> rows, @ForAll @IntRange(min = 1, max = 30) int days) {
    long date = rows.getLast().day() + 1;
    List<GameRow> inside = rows.stream().filter(row -> row.day() >= date - days).toList();
    PlayerHistory history = PlayerHistory.of(rows);
    assertThat(history.gamesSince(date - days)).isEqualTo(inside.size());
    assertThat(history.minutesSince(date - days))
        .isCloseTo(inside.stream().mapToLong(GameRow::seconds).sum() / 60.0, within(ROUNDING));
  }

  @Property(tries = 100)
  void seasonMeanLooksAtTheSlatesSeasonAlone(@ForAll("games") List<GameRow> rows) {
    List<GameRow> season =
        rows.reversed().stream()
            .limit(PlayerHistory.GAMES)
            .filter(row -> row.thisSeason() == 1)
            .toList();
    PlayerHistory history = PlayerHistory.of(rows);
    assertThat(history.gamesOfSeason()).isEqualTo(season.size());
    assertThat(history.meanOfSeason(Stat.PRA))
        .isCloseTo(
            season.stream().mapToLong(row -> row.value(Stat.PRA)).average().orElseThrow(),
            within(ROUNDING));
  }
}
