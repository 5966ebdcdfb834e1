package io.tipoff.audit;

import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Computes a revision, then changes what must not be seen by it, and computes it again: every value
 * must be the same, bit for bit. It knows no feature and no query, only which tables the tasks
 * read: a new feature is audited like the old ones.
 */
public final class LeakAudit {

  private static final int DAYS_BEFORE = 30;
  private static final int DAYS_AFTER = 10;

  /** Larger than any run's token, so that the copy takes what is written here. */
  private static final long FIRST_TOKEN = Long.MAX_VALUE / 2;

  private final Warehouse copy;
  private final List<Task> tasks;
  private final List<AuditedFact> facts;
  private long token = FIRST_TOKEN;

  /**
   * @param copy a warehouse that may be spoilt: the audit writes into it
   * @param tasks in the order in which they read each other
   */
  public LeakAudit(Warehouse copy, List<Task> tasks, List<AuditedFact> facts) {
    this.copy = copy;
    this.tasks = List.copyOf(tasks);
    this.facts = List.copyOf(facts);
  }

  /** What was changed before a revision was computed again. */
  public enum Probe {
    /** Rows of any date change or go, known at the cut-off or an hour later. */
    CORRECTED_LATER,
    /** Rows of any date come, known at the cut-off. */
    ADDED_LATER,
    /** Games of the slate's own date come, known a minute before the cut-off. */
    OF_THE_DAY
  }

  /** A value that a probe changed, which nothing may. */
  public record Leak(
      Probe probe, String table, String column, String key, String before, String after) {}

  /**
   * What an audit found.
   *
   * @param values compared in each probe
   * @param changes rows that each probe changed, added or took away
   */
  public record Report(
      Slate slate, Instant asOf, long values, Map<Probe, Long> changes, List<Leak> leaks) {}

  private record Cell(String table, String column, String key) {}

  /** Audits one revision. Blocks; the copy is of no further use. */
  public Report of(Slate slate, Instant asOf) {
    Map<Cell, Object> before = compute(slate, asOf);
    Map<AuditedFact, List<Object[]>> stored = new LinkedHashMap<>();
    facts.forEach(fact -> stored.put(fact, around(fact, slate.date())));
    Map<Probe, Long> changes = new LinkedHashMap<>();
    List<Leak> leaks = new ArrayList<>();
    for (Probe probe : Probe.values()) {
      changes.put(probe, change(probe, stored, slate.date(), asOf));
      leaks.addAll(differences(probe, before, slate, asOf));
    }
    return new Report(slate, asOf, before.size(), changes, leaks);
  }

  private List<Leak> differences(Probe probe, Map<Cell, Object> before, Slate slate, Instant asOf) {
    Map<Cell, Object> after;
    try {
      after = compute(slate, asOf);
    } catch (TipoffException e) {
      return List.of(new Leak(probe, "", "", "", "computed", String.valueOf(e.getMessage())));
    }
    List<Leak> leaks = new ArrayList<>();
    Map<Cell, Object> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    for (Cell cell : all.keySet()) {
      String was = text(before, cell);
      String is = text(after, cell);
      if (!Objects.equals(was, is)) {
        leaks.add(new Leak(probe, cell.table(), cell.column(), cell.key(), was, is));
      }
    }
    return leaks;
  }

  /** A value with all its bits. */
  private static String text(Map<Cell, Object> cells, Cell cell) {
    if (!cells.containsKey(cell)) {
      return "no row";
    }
    return String.valueOf(cells.get(cell));
  }

  private Map<Cell, Object> compute(Slate slate, Instant asOf) {
    Map<Cell, Object> cells = new LinkedHashMap<>();
    for (Task task : tasks) {
      TaskScope scope =
          new TaskScope(
              task.declaration().name(), slate, task.declaration().pass(), Optional.of(asOf));
      TaskOutput output = task.run(new RunContext(scope, Origin.REPLAY, copy, List.of()));
      List<TableRows> rows =
          switch (output) {
            case TaskOutput.Rows some -> some.tables();
            case TaskOutput.NoData none ->
                task.declaration().tables().stream()
                    .map(table -> new TableRows(table, List.of()))
                    .toList();
          };
      write(scope.key(), Optional.empty(), rows);
      rows.forEach(of -> collect(of, cells));
    }
    return cells;
  }

  private static void collect(TableRows of, Map<Cell, Object> cells) {
    List<Column> columns = of.table().columns();
    for (Object[] row : of.rows()) {
      StringBuilder key = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        if (of.table().key().contains(columns.get(i).name())) {
          key.append(key.isEmpty() ? "" : " ").append(row[i]);
        }
      }
      for (int i = 0; i < row.length; i++) {
        cells.put(
            new Cell(of.table().qualifiedName(), columns.get(i).name(), key.toString()), row[i]);
      }
    }
  }

  private List<Object[]> around(AuditedFact fact, LocalDate date) {
    return new StoredFacts(fact.table(), copy)
        .of(date.minusDays(DAYS_BEFORE), date.plusDays(DAYS_AFTER));
  }

  /**
   * Changes all facts in few writes, whichever scopes wrote them: the copy need not stay what tasks
   * could have written.
   */
  private long change(
      Probe probe, Map<AuditedFact, List<Object[]>> stored, LocalDate date, Instant asOf) {
    long changed = 0;
    for (var facts : stored.entrySet()) {
      AuditedFact fact = facts.getKey();
      List<Object[]> rows = facts.getValue();
      Perturbation perturbation = new Perturbation(fact.table(), asOf);
      switch (probe) {
        case CORRECTED_LATER -> {
          changed += write(fact, "audit/corrected", asOf, perturbation.corrected(rows));
          // a scope can take back its own rows alone
          var unused = write(fact, "audit/gone", asOf, perturbation.gone(rows));
          changed += write(fact, "audit/gone", asOf, List.of());
        }
        case ADDED_LATER -> changed += write(fact, "audit/added", asOf, perturbation.added(rows));
        case OF_THE_DAY -> {
          Optional<String> column = StoredFacts.dateColumn(fact.table());
          if (fact.ofPlayedGames() && column.isPresent()) {
            List<Object[]> more = perturbation.ofTheDay(rows, column.get(), date);
            changed += write(fact, "audit/day", asOf.minusSeconds(60), more);
          }
        }
      }
    }
    return changed;
  }

  private long write(AuditedFact fact, String scope, Instant knownAt, List<Object[]> rows) {
    return write(
        scope + "/" + fact.table().qualifiedName(),
        Optional.of(knownAt),
        List.of(new TableRows(fact.table(), rows)));
  }

  private long write(String scope, Optional<Instant> knownAt, List<TableRows> rows) {
    token++;
    return copy
        .write(new SliceWrite(scope, 0, token, "audit " + token, knownAt, rows))
        .effects()
        .stream()
        .mapToLong(effect -> effect.inserted() + effect.updated() + effect.deleted())
        .sum();
  }
}
