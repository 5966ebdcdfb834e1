package io.tipoff.exactness;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What goes wrong in a replay; each is done for real to the workers, the stores or the events. */
enum Fault {
  WORKERS_DIE("the workers die, others take over with what the stores hold"),
  LEASE_LOST("a run stands still until its lease has passed to another, then goes on"),
  CLOCK_JUMPS("the operational clock jumps, back or ahead"),
  LEDGER_CUT("every session of the ledger is ended by the server"),
  LEDGER_CRASHES("a process of PostgreSQL gets SIGKILL: the server ends all and recovers"),
  LEDGER_DIES("all of PostgreSQL gets SIGKILL, and is started again"),
  LEDGER_REFUSES("the next statements that change the ledger are refused"),
  LEDGER_TIMES_OUT("statements wait for a lock until they are cancelled, as by their limit"),
  WAREHOUSE_REFUSES("the next call of the warehouse is refused"),
  WAREHOUSE_WRITE_DIES("a write is cut off between two statements of its transaction"),
  WAREHOUSE_ANSWER_LOST("a write is committed, and its caller is told that it failed"),
  STORES_REFUSE_A_THIRD(
      "for a stretch of runs three of ten calls of ledger and warehouse are refused"),
  LETTER_MALFORMED("an event arrives whose body is none"),
  LETTER_OF_UNKNOWN_TYPE("an event arrives of a type that nobody knows"),
  LETTER_OF_NEWER_VERSION("an event arrives of a version that is not known yet"),
  LETTER_OVERSIZED("an event arrives that is as large as the broker takes"),
  EVENT_LOST("an event is lost"),
  EVENT_DOUBLED("an event comes twice, the second time at once or much later"),
  EVENT_LATE("an event comes late, and after others that were told after it"),
  ARCHIVE_AWAY("the archive cannot be written");

  private final String meaning;

  Fault(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  /**
   * The faults of a list such as {@code workers-die,event-lost}; all, if it is empty.
   *
   * @throws IllegalArgumentException naming one that does not exist
   */
  static Set<Fault> among(String names) {
    if (names.isBlank()) {
      return EnumSet.allOf(Fault.class);
    }
    Set<Fault> named = EnumSet.noneOf(Fault.class);
    for (String name : names.split(",", -1)) {
      named.add(
          Arrays.stream(values())
              .filter(fault -> fault.id().equals(name.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no fault '"
                              + name
                              + "'; there are "
                              + Arrays.stream(values()).map(Fault::id).toList())));
    }
    return named;
  }

  /** Its name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it strikes when a run reaches a step. */
  boolean strikesRuns() {
    return switch (this) {
      case EVENT_LOST, EVENT_DOUBLED, EVENT_LATE, ARCHIVE_AWAY -> false;
      default -> true;
    };
  }

  boolean isLetter() {
    return switch (this) {
      case LETTER_MALFORMED, LETTER_OF_UNKNOWN_TYPE, LETTER_OF_NEWER_VERSION, LETTER_OVERSIZED ->
          true;
      default -> false;
    };
  }
}
