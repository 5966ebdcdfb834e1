package io.tipoff.grade.accuracy;

import io.tipoff.run.RunContext;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;

/**
 * How many of those who appeared a system had predicted in any market, from its first date of a
 * season to its last, playoffs included.
 *
 * @param played appearances
 * @param known of these, of players with ten earlier games or more
 * @param regular of 10 minutes or more
 * @param knownRegular both
 * @param players player-games predicted, of games that were played
 * @param absent of these, how many did not appear: their bets are void
 */
public record Coverage(
    Origin origin,
    String system,
    String season,
    long played,
    long predicted,
    long known,
    long knownPredicted,
    long regular,
    long regularPredicted,
    long knownRegular,
    long knownRegularPredicted,
    long players,
    long absent) {

  private static final Sql APPEARED = Sql.of(Coverage.class, "coverage.sql");
  private static final Sql ABSENT = Sql.of(Coverage.class, "absent.sql");

  private record Appeared(
      Origin origin,
      String system,
      String season,
      long played,
      long predicted,
      long known,
      long knownPredicted,
      long regular,
      long regularPredicted,
      long knownRegular,
      long knownRegularPredicted) {}

  private record Absent(Origin origin, String system, String season, long players, long absent) {}

  static List<Coverage> of(Warehouse warehouse, AccuracyFilter filter) {
    Object[] latest = {RunContext.LATEST, RunContext.LATEST, RunContext.LATEST};
    List<Absent> absences = warehouse.query(ABSENT, Absent.class, latest);
    List<Coverage> coverages = new ArrayList<>();
    for (Appeared of : warehouse.query(APPEARED, Appeared.class, latest)) {
      if (filter.takes(of.origin(), of.system()) && filter.takesSeason(of.season())) {
        coverages.add(with(of, absences));
      }
    }
    return coverages;
  }

  private static Coverage with(Appeared of, List<Absent> absences) {
    Absent absent =
        absences.stream()
            .filter(one -> one.origin() == of.origin())
            .filter(one -> one.system().equals(of.system()) && one.season().equals(of.season()))
            .findFirst()
            .orElseGet(() -> new Absent(of.origin(), of.system(), of.season(), 0, 0));
    return new Coverage(
        of.origin(),
        of.system(),
        of.season(),
        of.played(),
        of.predicted(),
        of.known(),
        of.knownPredicted(),
        of.regular(),
        of.regularPredicted(),
        of.knownRegular(),
        of.knownRegularPredicted(),
        absent.players(),
        absent.absent());
  }
}
