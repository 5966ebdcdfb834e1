package io.tipoff.validation;

import io.tipoff.run.TaskOutput.Completeness;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of a run's rows beside what else is known: its completeness, another table. */
public sealed interface RunRule extends Rule {

  /** Where the rows break the rule; empty if it holds. */
  Optional<Breach> breach(Rows rows, RunFacts facts);

  /**
   * The run has at least a share of what it says is expected, and no group of rows that is not
   * among it.
   *
   * @param item column of which a value is one delivered item
   */
  record Delivered(String item, double share) implements RunRule {

    @Override
    public String name() {
      return "complete";
    }

    @Override
    public List<String> columns() {
      return List.of(item);
    }

    @Override
    public Optional<Breach> breach(Rows rows, RunFacts facts) {
      if (facts.completeness().isEmpty()) {
        return Optional.empty();
      }
      Completeness stated = facts.completeness().get();
      long there = rows.groups(List.of(item)).size();
      long missing = stated.expected() - stated.delivered();
      long unexpected = Math.max(0, there - stated.delivered());
      if (stated.share() >= share && unexpected == 0) {
        return Optional.empty();
      }
      return Optional.of(
          new Breach(
              (stated.share() >= share ? 0 : missing) + unexpected,
              Math.max(stated.expected(), there),
              "values of " + item,
              stated.delivered()
                  + " of "
                  + stated.expected()
                  + " expected are there"
                  + (unexpected == 0 ? "" : ", and " + unexpected + " that nobody announced"),
              List.of()));
    }
  }

  /**
   * The rows are of games of the schedule and of their teams, and every game has rows.
   *
   * @param games statement that gives {@code game_id}, {@code home_team} and {@code away_team} of
   *     the slate's games; parameters: as-of, date
   * @param reads table it reads; every task that writes the checked table has it as an input, so
   *     that it is there and a change of it has the rows checked again
   * @param every whether each game must have rows
   */
  record Announced(Sql games, String reads, String game, String team, boolean every)
      implements RunRule {

    static final List<Column> COLUMNS =
        List.of(
            Column.required("game_id", ColumnType.STRING),
            Column.required("home_team", ColumnType.STRING),
            Column.required("away_team", ColumnType.STRING));

    @Override
    public String name() {
      return "schedule";
    }

    @Override
    public List<String> columns() {
      return List.of(game, team);
    }

    @Override
    public Optional<Breach> breach(Rows rows, RunFacts facts) {
      Map<Object, Set<Object>> announced = new HashMap<>();
      for (Object[] row : facts.rows(games, COLUMNS)) {
        announced.put(row[0], Set.of(row[1], row[2]));
      }
      List<Object[]> wrong = new ArrayList<>();
      Set<Object> faults = new HashSet<>();
      String what = "";
      Set<Object> there = new HashSet<>();
      for (Object[] row : rows.all()) {
        Object id = rows.value(row, game);
        Set<Object> teams = announced.get(id);
        if (teams == null || !teams.contains(rows.value(row, team))) {
          what =
              wrong.isEmpty()
                  ? "game " + id + " of " + rows.value(row, team) + " is not in " + reads
                  : what;
          wrong.add(row);
          faults.add(id);
        }
        there.add(id);
      }
      for (Object id : announced.keySet().stream().sorted().toList()) {
        if (every && !there.contains(id)) {
          what = what.isEmpty() ? "game " + id + " of " + reads + " has no row" : what;
          faults.add(id);
        }
      }
      there.addAll(announced.keySet());
      return faults.isEmpty()
          ? Optional.empty()
          : Optional.of(new Breach(faults.size(), there.size(), "games", what, wrong));
    }
  }
}
