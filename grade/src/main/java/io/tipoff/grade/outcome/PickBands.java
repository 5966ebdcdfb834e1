package io.tipoff.grade.outcome;

import io.tipoff.grade.score.Millionths;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up a slate's won and lost bets by edge, and its predicted chances by tenth. */
final class PickBands {

  /** Lower bounds of the bands of edge, in hundredths; the first has none. */
  private static final int[] EDGES = {0, 2, 5, 10};

  private static final int BELOW_ALL = -100;

  private record Key(
      Origin origin, String system, Market market, String kind, String side, long band)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::origin)
            .thenComparing(Key::system)
            .thenComparing(Key::market)
            .thenComparing(Key::kind)
            .thenComparing(Key::side)
            .thenComparing(Key::band);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Sums {
    private long wins;
    private long losses;
    private long probability;
    private long noVig;
    private long paid;
    private long returned;
    private Instant knownAt = Instant.MIN;

    void add(boolean won, double chance, double books, Double back, Instant known) {
      wins += won ? 1 : 0;
      losses += won ? 0 : 1;
      probability += Millionths.of(chance);
      noVig += Millionths.of(books);
      if (back != null) {
        paid++;
        returned += Millionths.of(back);
      }
      knownAt = known.isAfter(knownAt) ? known : knownAt;
    }
  }

  private final SortedMap<Key, Sums> bands = new TreeMap<>();

  private PickBands() {}

  /** One day per band that holds anything. */
  static List<PickBandDay> of(List<Grade> grades) {
    PickBands bands = new PickBands();
    for (Grade grade : grades) {
      bands.edge(grade);
      bands.calibration(grade);
    }
    if (grades.isEmpty()) {
      return List.of();
    }
    return bands.days(grades.getFirst().gameDate(), grades.getFirst().season());
  }

  private void edge(Grade grade) {
    boolean decided = grade.result() == Result.WIN || grade.result() == Result.LOSS;
    if (!decided || grade.edge() == null || grade.noVig() == null) {
      return;
    }
    sums(grade, "EDGE", grade.side(), edgeBand(grade.edge()))
        .add(
            grade.result() == Result.WIN,
            grade.noVig() + grade.edge(),
            grade.noVig(),
            grade.returned(),
            grade.knownAt());
  }

  private void calibration(Grade grade) {
    if (grade.brier() == null) {
      return;
    }
    long tenth = Math.min(90, 10 * (long) Math.floor(grade.pOver() * 10));
    sums(grade, "CALIBRATION", "OVER", tenth)
        .add(
            grade.actual() > grade.modalLine(),
            grade.pOver(),
            grade.marketOver(),
            null,
            grade.knownAt());
  }

  private Sums sums(Grade grade, String kind, String side, long band) {
    return bands.computeIfAbsent(
        new Key(grade.origin(), grade.system(), grade.market(), kind, side, band), _ -> new Sums());
  }

  private static long edgeBand(double edge) {
    long band = BELOW_ALL;
    for (int lower : EDGES) {
      band = edge * 100 >= lower ? lower : band;
    }
    return band;
  }

  private List<PickBandDay> days(LocalDate date, String season) {
    List<PickBandDay> days = new ArrayList<>();
    for (Map.Entry<Key, Sums> band : bands.entrySet()) {
      Key key = band.getKey();
      Sums sums = band.getValue();
      days.add(
          new PickBandDay(
              key.origin(),
              key.system(),
              key.market(),
              date,
              season,
              key.kind(),
              key.side(),
              key.band(),
              sums.wins,
              sums.losses,
              sums.probability,
              sums.noVig,
              sums.paid,
              sums.returned,
              sums.knownAt));
    }
    return days;
  }
}
