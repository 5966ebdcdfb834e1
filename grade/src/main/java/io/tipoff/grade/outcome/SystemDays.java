package io.tipoff.grade.outcome;

import io.tipoff.grade.outcome.SlateFacts.Subject;
import io.tipoff.grade.score.ScoredRow;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up a slate's grades by system and market. */
final class SystemDays {

  private record Key(Origin origin, String system, Market market) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::origin).thenComparing(Key::system).thenComparing(Key::market);

    static Key of(Grade grade) {
      return new Key(grade.origin(), grade.system(), grade.market());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private SystemDays() {}

  /**
   * One day per origin, system and market with a grade.
   *
   * @param scored all scored rows of the slate
   */
  static List<SystemDay> of(List<Grade> grades, List<ScoredRow> scored) {
    SortedMap<Key, Map<Subject, Grade>> groups = new TreeMap<>();
    for (Grade grade : grades) {
      groups
          .computeIfAbsent(Key.of(grade), _ -> new HashMap<>())
          .put(new Subject(grade.gameId(), grade.playerId(), grade.market()), grade);
    }
    List<SystemDay> days = new ArrayList<>();
    groups.forEach((key, group) -> days.add(day(key, group, scored)));
    return days;
  }

  private static SystemDay day(Key key, Map<Subject, Grade> group, List<ScoredRow> scored) {
    DaySums sums = new DaySums();
    for (ScoredRow row : scored) {
      if (row.market() != key.market() || !row.isScored()) {
        continue;
      }
      Grade grade = group.get(new Subject(row.gameId(), row.playerId(), row.market()));
      if (grade == null) {
        sums.unpredicted(row);
      } else {
        sums.predicted(row, grade);
      }
    }
    group.values().forEach(sums::graded);
    Grade any = group.values().iterator().next();
    return sums.day(key.origin(), key.system(), key.market(), any.gameDate(), any.season());
  }
}
