package io.tipoff.validation;

import io.tipoff.failure.TipoffException;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checks of all declared tables. One look at a run's rows before they are written, in memory; a
 * check that needs another table costs one statement a run.
 *
 * <p>What cannot be checked does not pass: a transient failure ends the run, which is tried again;
 * any other is an error of the slice.
 */
public final class Validators {

  /** Fewer than this are never beyond a bound: the one game of a small slate is all of it. */
  private static final int FEWEST_BEYOND = 3;

  private final Map<String, Map<String, Integer>> places = new HashMap<>();

  /**
   * @throws IllegalArgumentException if a table's check reads a table that is no input of the task
   */
  public Validators(Collection<TaskDeclaration> tasks) {
    for (TaskDeclaration task : tasks) {
      for (Table table : task.tables()) {
        table.checks().forEach(check -> requireInput(task, table, check));
        places.putIfAbsent(table.qualifiedName(), Rows.places(table));
      }
    }
  }

  private static void requireInput(TaskDeclaration task, Table table, Check check) {
    if (check.rule() instanceof RunRule.Announced other
        && task.inputs().stream().noneMatch(input -> input.table().equals(other.reads()))) {
      throw new IllegalArgumentException(
          "a check of "
              + table.qualifiedName()
              + " reads "
              + other.reads()
              + ", which is no input of task "
              + task.name());
    }
  }

  /** Checks what a run is about to write. */
  public Validated check(TaskScope scope, TaskOutput.Rows output, Warehouse warehouse) {
    RunFacts facts = new RunFacts(scope, output.completeness(), warehouse);
    List<TableRows> kept = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (TableRows rows : output.tables()) {
      kept.add(check(rows, facts, findings));
    }
    return new Validated(kept, findings);
  }

  private TableRows check(TableRows written, RunFacts facts, List<Finding> findings) {
    Table table = written.table();
    Map<String, Integer> columns = places.get(table.qualifiedName());
    Rows rows = new Rows(table, columns, written.rows());
    for (Check check : table.checks()) {
      if (check.rule() instanceof RowRule rule) {
        rows = checkRows(rows, check, rule, findings);
      }
    }
    for (Check check : table.checks()) {
      if (!(check.rule() instanceof RowRule)) {
        checkSlice(rows, check, facts, findings);
      }
    }
    return rows.size() == written.rows().size() ? written : new TableRows(table, rows.all());
  }

  private static Rows checkRows(Rows rows, Check check, RowRule rule, List<Finding> findings) {
    List<Object[]> wrong = null;
    String what = "";
    for (Object[] row : rows.all()) {
      var broken = rule.broken(rows, row);
      if (broken.isPresent()) {
        if (wrong == null) {
          wrong = new ArrayList<>();
          what = broken.get();
        }
        wrong.add(row);
      }
    }
    if (wrong == null) {
      return rows;
    }
    findings.add(finding(rows, check, new Breach(wrong.size(), rows.size(), "rows", what, wrong)));
    if (!check.keepsOut()) {
      return rows;
    }
    Set<Object[]> out = Collections.newSetFromMap(new IdentityHashMap<>());
    out.addAll(wrong);
    return rows.with(rows.all().stream().filter(row -> !out.contains(row)).toList());
  }

  private static void checkSlice(Rows rows, Check check, RunFacts facts, List<Finding> findings) {
    try {
      var breach =
          switch (check.rule()) {
            case RowRule rule -> throw new IllegalStateException(rule.name());
            case SliceRule rule -> rule.breach(rows);
            case RunRule rule -> rule.breach(rows, facts);
          };
      breach.ifPresent(fault -> findings.add(finding(rows, check, fault)));
    } catch (TipoffException e) {
      if (TipoffException.mayPass(e)) {
        throw e;
      }
      findings.add(notChecked(rows.table(), check, e));
    }
  }

  private static Finding notChecked(Table table, Check check, TipoffException failure) {
    return new Finding(
        table.qualifiedName(),
        check.rule().name(),
        Severity.ERROR,
        1,
        1,
        false,
        "it could not be checked: " + failure.getMessage(),
        failure.remedy(),
        List.of());
  }

  private static Finding finding(Rows rows, Check check, Breach breach) {
    boolean beyond =
        check.errorAbove() < 1
            && breach.found() >= FEWEST_BEYOND
            && breach.found() > check.errorAbove() * breach.checked();
    String example = breach.rows().isEmpty() ? "" : rows.describe(breach.rows().getFirst());
    return new Finding(
        rows.table().qualifiedName(),
        check.rule().name(),
        beyond ? Severity.ERROR : check.severity(),
        breach.found(),
        breach.checked(),
        check.keepsOut(),
        "%d of %d %s: %s%s"
            .formatted(
                breach.found(),
                breach.checked(),
                breach.unit(),
                breach.what(),
                example.isEmpty() ? "" : " (" + example + ")"),
        check.remedy(),
        breach.rows().stream()
            .limit(check.keepsOut() ? Long.MAX_VALUE : Finding.SHOWN)
            .map(rows::named)
            .toList());
  }
}
