package io.tipoff.warehouse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.warehouse.SliceChange.StoredVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one writer of a DuckDB file: a run's rows and its commit row in one transaction, or nothing.
 *
 * <p>A scope of which no commit is stored is known to be new without a query: the file has one
 * owner, which read the scopes when it opened it. For a new scope nothing needs to be compared;
 * should one of its keys belong to another scope, the unique key of the table says so, and the
 * write is made again with a look at every key.
 */
final class SliceWriter implements AutoCloseable {

  private static final Sql BEGIN = new Sql("begin", "BEGIN TRANSACTION");

  private final Supplier<DuckDbSession> open;
  private final MeterRegistry meters;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private DuckDbSession session;

  SliceWriter(Supplier<DuckDbSession> open, MeterRegistry meters) {
    this.open = open;
    this.meters = meters;
  }

  /** Work of the writer on its session. */
  interface Work<T> {
    T run(DuckDbSession session);
  }

  /** Learns which scopes have committed; once, before the first write. */
  void learnScopes() {
    written.addAll(transaction("committed-scopes", CommitRows::scopes));
  }

  /** Whether the scope may have committed; false is certain. */
  boolean mayHaveWritten(String scope) {
    return written.contains(scope);
  }

  Commit write(SliceWrite write, Map<String, StoredTable> tables) {
    List<Prepared> prepared = prepare(write, tables);
    Map<StoredTable, SliceChange> changes = new LinkedHashMap<>();
    Commit commit;
    try {
      commit = transaction(write.scope(), in -> write(in, write, prepared, false, changes));
    } catch (ForkedKeyException e) {
      commit = transaction(write.scope(), in -> write(in, write, prepared, true, changes));
    }
    changes.forEach(StoredTable::committed);
    commit.effects().forEach(this::count);
    return commit;
  }

  /** A table's rows, checked and in key order, before the transaction begins. */
  private record Prepared(StoredTable table, List<KeyedRow> rows) {}

  private static List<Prepared> prepare(SliceWrite write, Map<String, StoredTable> tables) {
    List<Prepared> prepared = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (TableRows rows : write.tables()) {
      String name = rows.table().qualifiedName();
      StoredTable table = tables.get(name);
      if (table == null || !table.table().equals(rows.table())) {
        throw new TipoffException(
            FailureCategory.CONTRACT,
            write.scope()
                + " writes "
                + name
                + (table == null
                    ? ", which is not in the warehouse"
                    : " by another declaration than the warehouse has"),
            "Migrate the warehouse to the tables declared by the tasks first.");
      }
      if (!seen.add(name)) {
        throw new TipoffException(
            FailureCategory.CONTRACT,
            write.scope() + " writes " + name + " twice in one run",
            "Give all rows of a table at once.");
      }
      prepared.add(new Prepared(table, table.form().keyed(rows.rows())));
    }
    return prepared;
  }

  private Commit write(
      DuckDbSession in,
      SliceWrite write,
      List<Prepared> prepared,
      boolean wary,
      Map<StoredTable, SliceChange> changes) {
    boolean fresh = !mayHaveWritten(write.scope());
    Optional<CommitRows.Numbered> last =
        fresh ? Optional.empty() : CommitRows.last(in, write.scope());
    if (last.isPresent() && last.get().commit().token() > write.token()) {
      throw new StaleTokenException(write.scope(), write.token(), last.get().commit().token());
    }
    List<TableEffect> effects = new ArrayList<>();
    for (Prepared part : prepared) {
      StoredTable table = part.table();
      Map<RowKey, StoredVersion> stored = new HashMap<>();
      if (wary) {
        stored.putAll(table.versions(in, part.rows()));
      }
      if (!fresh) {
        stored.putAll(table.versions(in, write.scope()));
      }
      SliceChange change =
          new SliceDiff(table.table(), table.form(), write.scope(), write.knownAt())
              .change(part.rows(), stored);
      changes.put(table, change);
      table.apply(in, write.scope(), change);
      table.verify(in, write.scope(), fresh, change.effect());
      effects.add(change.effect());
    }
    Commit commit =
        new Commit(write.scope(), write.runId(), write.token(), write.inputDigest(), effects);
    CommitRows.insert(
        in,
        new CommitRows.Numbered(commit, last.map(CommitRows.Numbered::sequence).orElse(0L) + 1));
    // before the commit: it may stand even if its answer is lost
    written.add(write.scope());
    return commit;
  }

  /** Runs work in a transaction of the writer: all of it is committed, or nothing. */
  <T> T transaction(String what, Work<T> work) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlFailure.interrupted("write of " + what, e);
    }
    boolean committed = false;
    try {
      if (session == null) {
        session = open.get();
      }
      // begun by a statement: an appender's rows would commit by themselves before one has run
      session.execute(BEGIN);
      T result = work.run(session);
      session.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        abandon();
      }
      lock.unlock();
    }
  }

  /** Ends the transaction without a trace: a connection that closes rolls back. */
  private void abandon() {
    DuckDbSession broken = session;
    session = null;
    if (broken != null) {
      broken.close();
    }
  }

  private void count(TableEffect effect) {
    count(effect, "inserted", effect.inserted());
    count(effect, "updated", effect.updated());
    count(effect, "deleted", effect.deleted());
  }

  private void count(TableEffect effect, String what, long rows) {
    Counter.builder("tipoff.rows.written")
        .description("Rows of committed writes by their effect on the table")
        .tag("table", effect.table())
        .tag("effect", what)
        .register(meters)
        .increment((double) rows);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      abandon();
    } finally {
      lock.unlock();
    }
  }
}
