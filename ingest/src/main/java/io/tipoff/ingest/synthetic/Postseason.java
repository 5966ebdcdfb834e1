package io.tipoff.ingest.synthetic;

import io.tipoff.ingest.fact.SeasonType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A play-in night, then best-of-seven series, half of them each night, until one team is left. */
final class Postseason {

  private static final int TO_WIN = 4;

  private final List<Team> seeded;
  private boolean playInDue;
  private List<Series> round = new ArrayList<>();
  private int night;

  Postseason(List<Team> teams, Map<Team, Integer> wins) {
    this.seeded = new ArrayList<>(teams);
    seeded.sort(
        Comparator.comparingInt((Team team) -> -wins.getOrDefault(team, 0))
            .thenComparing(Team::code));
    this.playInDue = teams.size() >= 10;
    int size = Integer.highestOneBit(StrictMath.min(8, teams.size()));
    round = pairUp(seeded.subList(0, size));
  }

  /** Type and pairs of the next night; no pairs once a champion is known. */
  Night next() {
    if (playInDue) {
      playInDue = false;
      return new Night(
          SeasonType.PI,
          List.of(List.of(seeded.get(6), seeded.get(7)), List.of(seeded.get(8), seeded.get(9))));
    }
    if (round.stream().allMatch(Series::isDecided)) {
      round = pairUp(round.stream().map(Series::winner).toList());
    }
    List<List<Team>> pairs = new ArrayList<>();
    for (int tries = 0; pairs.isEmpty() && tries < 2; tries++) {
      for (int s = 0; s < round.size(); s++) {
        if (!round.get(s).isDecided() && (round.size() == 1 || s % 2 == night % 2)) {
          pairs.add(round.get(s).pair());
        }
      }
      night++;
    }
    return new Night(SeasonType.PO, pairs);
  }

  void record(Team winner, SeasonType type) {
    if (type == SeasonType.PO) {
      round.forEach(series -> series.record(winner));
    }
  }

  private static List<Series> pairUp(List<Team> teams) {
    List<Series> series = new ArrayList<>();
    for (int s = 0; s < teams.size() / 2; s++) {
      series.add(new Series(teams.get(s), teams.get(teams.size() - 1 - s)));
    }
    return series;
  }

  record Night(SeasonType type, List<List<Team>> pairs) {}

  private static final class Series {
    private final Team better;
    private final Team other;
    private int betterWins;
    private int otherWins;

    Series(Team better, Team other) {
      this.better = better;
      this.other = other;
    }

    boolean isDecided() {
      return betterWins == TO_WIN || otherWins == TO_WIN;
    }

    Team winner() {
      return betterWins == TO_WIN ? better : other;
    }

    /** Home team first: games 1, 2, 5 and 7 are the better seed's. */
    List<Team> pair() {
      int game = betterWins + otherWins + 1;
      boolean away = game == 3 || game == 4 || game == 6;
      return away ? List.of(other, better) : List.of(better, other);
    }

    void record(Team winner) {
      betterWins += winner == better ? 1 : 0;
      otherWins += winner == other ? 1 : 0;
    }
  }
}
