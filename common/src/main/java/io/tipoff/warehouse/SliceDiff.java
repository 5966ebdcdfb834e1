package io.tipoff.warehouse;

import io.tipoff.warehouse.SliceChange.Addition;
import io.tipoff.warehouse.SliceChange.Retraction;
import io.tipoff.warehouse.SliceChange.StoredVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares the rows sent with the stored ones; touches no store. */
final class SliceDiff {

  private final Table table;
  private final RowForm form;
  private final String scope;
  private final Optional<Instant> knownAt;

  SliceDiff(Table table, RowForm form, String scope, Optional<Instant> knownAt) {
    this.table = table;
    this.form = form;
    this.scope = scope;
    this.knownAt = knownAt.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * @param rows rows sent, in key order
   * @param stored last versions of the scope's keys and of every key sent
   */
  SliceChange change(List<KeyedRow> rows, Map<RowKey, StoredVersion> stored) {
    return table.mode() == WriteMode.APPEND ? append(rows, stored) : replace(rows, stored);
  }

  private SliceChange append(List<KeyedRow> rows, Map<RowKey, StoredVersion> stored) {
    SortedMap<RowKey, StoredVersion> gone = new TreeMap<>(stored);
    List<Addition> additions = new ArrayList<>();
    SliceChange.Slice slice = new SliceChange.Slice();
    long updated = 0;
    long unchanged = 0;
    for (KeyedRow row : rows) {
      StoredVersion last = gone.remove(row.key());
      if (last == null) {
        additions.add(new Addition(row, row.knownAt(), 1));
        slice.row(row.digest(), row.knownAt());
        continue;
      }
      if (!last.retracted() && last.scope().equals(scope) && last.digest().equals(row.digest())) {
        unchanged++;
        slice.row(row.digest(), last.knownAt());
        continue;
      }
      Instant known = knownAfter(row, last);
      additions.add(new Addition(row, known, last.version() + 1));
      slice.row(row.digest(), known);
      updated += last.retracted() ? 0 : 1;
    }
    Optional<Instant> latestSent = slice.latest();
    List<Retraction> retractions = new ArrayList<>();
    for (StoredVersion last : gone.values()) {
      if (last.retracted()) {
        slice.known(last.knownAt());
        continue;
      }
      Instant known = retractedAt(last, latestSent);
      retractions.add(new Retraction(last, known));
      slice.known(known);
    }
    long inserted = additions.size() - updated;
    return new SliceChange(
        additions,
        retractions,
        false,
        effect(slice, inserted, updated, retractions.size(), unchanged));
  }

  private SliceChange replace(List<KeyedRow> rows, Map<RowKey, StoredVersion> stored) {
    List<Addition> all = new ArrayList<>(rows.size());
    SliceChange.Slice slice = new SliceChange.Slice();
    long inserted = 0;
    long unchanged = 0;
    for (KeyedRow row : rows) {
      StoredVersion last = stored.get(row.key());
      if (last == null) {
        inserted++;
      } else if (last.digest().equals(row.digest()) && last.knownAt().equals(row.knownAt())) {
        unchanged++;
      }
      all.add(new Addition(row, row.knownAt(), 1));
      slice.row(row.digest(), row.knownAt());
    }
    long updated = rows.size() - inserted - unchanged;
    long deleted = stored.size() - updated - unchanged;
    boolean same = inserted + updated + deleted == 0;
    return new SliceChange(
        same ? List.of() : all,
        List.of(),
        !same && !stored.isEmpty(),
        effect(slice, inserted, updated, deleted, unchanged));
  }

  private TableEffect effect(
      SliceChange.Slice slice, long inserted, long updated, long deleted, long unchanged) {
    Optional<Instant> latest = slice.latest();
    return new TableEffect(
        table.qualifiedName(), inserted, updated, deleted, unchanged, slice.finish(), latest);
  }

  /**
   * Since when a changed row is known: later than the version it follows. A fact says so itself, or
   * is refused. A derived row may have changed for what is not in it any more, so it is known no
   * earlier than everything its run read; where that is the instant of the version it follows, as
   * when one receipt corrects two slates, at the first instant after it.
   */
  private Instant knownAfter(KeyedRow row, StoredVersion last) {
    boolean own = row.knownAt().isAfter(last.knownAt());
    if (own && (table.holdsFacts() || knownAt.isEmpty() || row.knownAt().isAfter(knownAt.get()))) {
      return row.knownAt();
    }
    if (knownAt.isPresent() && knownAt.get().isAfter(last.knownAt())) {
      return knownAt.get();
    }
    boolean sameScope = last.scope().equals(scope);
    if (!table.holdsFacts() && sameScope && !row.knownAt().isBefore(last.knownAt())) {
      return last.knownAt().plus(1, ChronoUnit.MICROS);
    }
    String owner = sameScope ? "" : " by " + last.scope();
    throw form.refused(
        row.key(),
        "changes what was "
            + (last.retracted() ? "retracted" : "written")
            + owner
            + " as known at "
            + last.knownAt()
            + ", but is itself known at "
            + row.knownAt(),
        "A correction is known later than what it corrects: give it its own known_at.");
  }

  /**
   * The latest of: what the caller knows, the rows written beside it, and the first instant after
   * the version retracted.
   */
  private Instant retractedAt(StoredVersion last, Optional<Instant> latestSent) {
    Instant known = last.knownAt().plus(1, ChronoUnit.MICROS);
    for (Optional<Instant> candidate : List.of(knownAt, latestSent)) {
      if (candidate.isPresent() && candidate.get().isAfter(known)) {
        known = candidate.get();
      }
    }
    return known;
  }
}
