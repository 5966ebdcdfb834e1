package io.tipoff.standalone.conformance;

import java.util.List;

/**
 * What was found of everything that has duties.
 *
 * @param conforms whether nothing is missing
 * @param percent of the duties that are fulfilled or needless, rounded down: 100 is all of them
 */
public record ConformanceReport(boolean conforms, int percent, List<Subject> subjects) {

  public static ConformanceReport of(List<Subject> subjects) {
    List<Cell> cells =
        subjects.stream().flatMap(subject -> subject.duties().values().stream()).toList();
    long missing = cells.stream().filter(Cell::isMissing).count();
    int percent = cells.isEmpty() ? 0 : (int) ((cells.size() - missing) * 100 / cells.size());
    return new ConformanceReport(missing == 0 && !cells.isEmpty(), percent, subjects);
  }
}
