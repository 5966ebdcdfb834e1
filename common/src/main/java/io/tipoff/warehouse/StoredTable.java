package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.warehouse.SliceChange.Retraction;
import io.tipoff.warehouse.SliceChange.StoredVersion;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A declared table as it is stored in DuckDB: what is there, and how it is changed. */
final class StoredTable {

  /** Keys that one statement takes: each statement scans the table. */
  private static final int AT_ONCE = 250;

  private final Table table;
  private final RowForm form;
  private final StoredTableSql sql;
  private final RowAppender appender;
  private final List<Column> versionColumns;

  /** Whether the as-of function reckons with rows that have several versions. */
  private volatile boolean reckonsWithChanges;

  /**
   * @param stored names of the stored columns in their order
   */
  StoredTable(Table table, List<String> stored) {
    this.table = table;
    this.form = new RowForm(table);
    this.sql = new StoredTableSql(table);
    this.appender = new RowAppender(table, stored);
    this.versionColumns = StoredTableSql.versionColumns(table);
  }

  Table table() {
    return table;
  }

  RowForm form() {
    return form;
  }

  /** Last versions of the keys that the scope wrote last. */
  Map<RowKey, StoredVersion> versions(DuckDbSession session, String scope) {
    return versions(session, sql.scopeVersions(), scope);
  }

  /** Last versions of keys, whoever wrote them: for the rare clash only. */
  Map<RowKey, StoredVersion> versions(DuckDbSession session, List<KeyedRow> rows) {
    Map<RowKey, StoredVersion> found = new HashMap<>();
    for (List<KeyedRow> some : inParts(rows)) {
      Object[] keys = some.stream().flatMap(row -> row.key().values().stream()).toArray();
      versions(session, StoredTableSql.keyVersions(table, some.size()), keys)
          .forEach((key, version) -> found.merge(key, version, StoredTable::later));
    }
    return found;
  }

  private static StoredVersion later(StoredVersion one, StoredVersion other) {
    return one.version() > other.version() ? one : other;
  }

  private static <T> List<List<T>> inParts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return parts;
  }

  private Map<RowKey, StoredVersion> versions(
      DuckDbSession session, Sql query, Object... parameters) {
    List<Object[]> rows =
        session.query(
            query, result -> ResultRows.arrays(query.name(), versionColumns, result), parameters);
    int keys = table.key().size();
    Map<RowKey, StoredVersion> versions = new HashMap<>();
    for (Object[] row : rows) {
      RowKey key = new RowKey(List.of(row).subList(0, keys));
      versions.merge(key, StoredTableSql.version(key, row, keys), StoredTable::later);
    }
    return versions;
  }

  /** Creates the as-of function that the table's rows need. */
  void prepareAsOf(DuckDbSession session) {
    if (table.mode() == WriteMode.APPEND) {
      boolean changed = session.query(sql.anyChanged(), ResultSet::next);
      session.execute(changed ? sql.createAsOf() : sql.createAsOfUnchanged());
      reckonsWithChanges = changed;
    }
  }

  /** Says that the transaction in which a change was made has committed. */
  void committed(SliceChange change) {
    reckonsWithChanges |= change.changesRows();
  }

  /**
   * Makes the change. The first one that gives a row another version also gives the table the as-of
   * function that chooses among versions, in the same transaction.
   *
   * @throws ForkedKeyException if a key sent as new has a version already, written by another scope
   */
  void apply(DuckDbSession session, String scope, SliceChange change) {
    if (table.mode() == WriteMode.APPEND && change.changesRows() && !reckonsWithChanges) {
      session.execute(sql.createAsOf());
    }
    if (change.replacesAll()) {
      session.update(sql.deleteSlice(), scope);
    }
    appender.append(session, scope, change.additions());
    for (List<Retraction> some : inParts(change.retractions())) {
      List<Object> parameters = new ArrayList<>();
      for (Retraction retraction : some) {
        parameters.addAll(retraction.version().key().values());
        parameters.add(retraction.knownAt());
        parameters.add(retraction.version().version());
      }
      Sql retract = StoredTableSql.retract(table, some.size());
      counted(session.update(retract, parameters.toArray()), some.size(), scope);
    }
  }

  /**
   * Counts what the slice holds now, within the same transaction.
   *
   * @param fresh whether the scope had never written; nothing needs to be counted then if it still
   *     has no row
   */
  void verify(DuckDbSession session, String scope, boolean fresh, TableEffect effect) {
    if (fresh && effect.rows() == 0) {
      return;
    }
    Sql count = fresh ? sql.countFresh() : sql.countSlice();
    long[] counts =
        session.query(
            count,
            result -> {
              result.next();
              return new long[] {result.getLong(1), result.getLong(2)};
            },
            scope);
    if (counts[1] > 0) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          table.qualifiedName() + ": " + anyShared(session, scope),
          "A derived row belongs to one scope: make the scope part of the key.");
    }
    counted(counts[0], effect.rows(), scope);
  }

  private String anyShared(DuckDbSession session, String scope) {
    return session.query(
        sql.anyShared(),
        result -> {
          result.next();
          StringBuilder text = new StringBuilder("row ");
          for (String column : table.key()) {
            text.append(column).append('=').append(result.getObject(column)).append(' ');
          }
          return text.append("is written by ")
              .append(scope)
              .append(" and by ")
              .append(result.getString(Table.SLICE_SCOPE))
              .toString();
        },
        scope);
  }

  private void counted(long counted, long expected, String scope) {
    if (counted != expected) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          table.qualifiedName()
              + " holds "
              + counted
              + " rows of "
              + scope
              + " where "
              + expected
              + " were to be",
          "Nothing was committed; this is a fault of the warehouse.");
    }
  }
}
