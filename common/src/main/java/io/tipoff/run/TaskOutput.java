package io.tipoff.run;

import io.tipoff.warehouse.TableRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a task's body came to. */
public sealed interface TaskOutput {

  /**
   * Complete rows per declared table, and artefacts already kept where they belong under their
   * digest.
   *
   * @param tables rows of every declared table, an empty list where a table has none
   * @param artefacts digest of each declared artefact
   * @param completeness items delivered against items expected; empty where nothing is expected
   * @param plannedAsOf as-ofs that this run plans for the slate's per-revision tasks; empty
   *     Optional if it plans none
   * @param counts named counts for the run history, such as quarantined rows
   * @param requests what it was asked for one by one, where that is to be told
   */
  record Rows(
      List<TableRows> tables,
      Map<String, Artefact> artefacts,
      Optional<Completeness> completeness,
      Optional<List<Instant>> plannedAsOf,
      Map<String, Long> counts,
      Optional<Requests> requests)
      implements TaskOutput {

    public Rows {
      tables = List.copyOf(tables);
      artefacts = Map.copyOf(artefacts);
      plannedAsOf = plannedAsOf.map(List::copyOf);
      counts = Map.copyOf(counts);
    }

    /** The same, of what nobody says how much there should be: none is no failure. */
    public Rows whateverThereIs() {
      return isEmpty() ? complete(0, 0) : this;
    }

    /** The same, saying how much of what was expected is there. */
    public Rows complete(long delivered, long expected) {
      return new Rows(
          tables,
          artefacts,
          Optional.of(new Completeness(delivered, expected)),
          plannedAsOf,
          counts,
          requests);
    }

    /** The same, planning the slate's revisions. */
    public Rows planning(List<Instant> asOfs) {
      return new Rows(tables, artefacts, completeness, Optional.of(asOfs), counts, requests);
    }

    /** The same with named counts for the run history. */
    public Rows counting(Map<String, Long> named) {
      return new Rows(tables, artefacts, completeness, plannedAsOf, named, requests);
    }

    /** The same, telling what became of each item that it was asked for. */
    public Rows answering(Requests asked) {
      return new Rows(tables, artefacts, completeness, plannedAsOf, counts, Optional.of(asked));
    }

    /** Whether there is not one row, and no artefact. */
    public boolean isEmpty() {
      return artefacts.isEmpty() && tables.stream().allMatch(table -> table.rows().isEmpty());
    }
  }

  /**
   * Proven empty: there is nothing to do here, and this is why. The slice is recorded as empty, so
   * that whoever needs it does not wait.
   */
  record NoData(String proof) implements TaskOutput {

    public NoData {
      Objects.requireNonNull(proof, "proof");
    }
  }

  /** Items delivered against items expected. */
  record Completeness(long delivered, long expected) {

    public Completeness {
      if (delivered < 0 || expected < 0) {
        throw new IllegalArgumentException(
            "completeness " + delivered + "/" + expected + " is negative");
      }
    }

    /** 1 where nothing is expected. */
    public double share() {
      return expected == 0 ? 1 : (double) delivered / expected;
    }
  }

  /**
   * What a run was asked for one by one: those of whom its first table has rows, and those left
   * out.
   *
   * @param item column of the first table of which a value is one of them, such as {@code
   *     player_id}
   * @param leftOut why nothing, or not all, was computed for one; the same words for the same
   *     reason
   */
  record Requests(String item, Map<String, String> leftOut) {

    public Requests {
      leftOut = Map.copyOf(leftOut);
    }
  }

  /**
   * Something kept beside the tables.
   *
   * @param digest SHA-256 of its content
   * @param items what it holds, counted
   * @param knownAt latest known-at of what it was made from
   */
  record Artefact(String digest, long items, Instant knownAt) {}

  /** Rows alone. */
  static Rows rows(TableRows... tables) {
    return of(List.of(tables), Map.of(), Map.of());
  }

  /** One artefact alone. */
  static Rows artefact(String name, Artefact artefact) {
    return of(List.of(), Map.of(name, artefact), Map.of());
  }

  /** Artefacts with named counts. */
  static Rows artefacts(Map<String, Artefact> artefacts, Map<String, Long> counts) {
    return of(List.of(), artefacts, counts);
  }

  private static Rows of(
      List<TableRows> tables, Map<String, Artefact> artefacts, Map<String, Long> counts) {
    return new Rows(
        tables, artefacts, Optional.empty(), Optional.empty(), counts, Optional.empty());
  }
}
