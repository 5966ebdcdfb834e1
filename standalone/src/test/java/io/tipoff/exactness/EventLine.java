package io.tipoff.exactness;

import java.util.List;
import java.util.Set;

/**
 * What happens to events on their way.
 *
 * @param losesOneOf one of so many never arrives; 0 if all do
 * @param doubles whether each comes twice, at once or much later
 * @param delays whether each may come late, and in another order than it was told
 */
record EventLine(int losesOneOf, boolean doubles, boolean delays) {

  static final EventLine GOOD = new EventLine(0, false, false);

  static final List<EventLine> ALL =
      List.of(
          GOOD,
          new EventLine(0, true, true),
          new EventLine(3, false, false),
          new EventLine(1, false, false),
          new EventLine(5, true, true));

  /** The same with nothing but these faults. */
  EventLine among(Set<Fault> faults) {
    return new EventLine(
        faults.contains(Fault.EVENT_LOST) ? losesOneOf : 0,
        faults.contains(Fault.EVENT_DOUBLED) && doubles,
        faults.contains(Fault.EVENT_LATE) && delays);
  }
}
