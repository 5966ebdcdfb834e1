package io.tipoff.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What must hold of all rows of a run together. */
public sealed interface SliceRule extends Rule
    permits GroupRule,
        SliceRule.Count,
        SliceRule.Same,
        SliceRule.Filled,
        SliceRule.Mirrored,
        Undisputed {

  /** Where the rows break the rule; empty if it holds. */
  Optional<Breach> breach(Rows rows);

  /** There are from {@code low} to {@code high} rows. */
  record Count(long low, long high) implements SliceRule {

    @Override
    public String name() {
      return "rows";
    }

    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public Optional<Breach> breach(Rows rows) {
      long count = rows.size();
      if (count >= low && count <= high) {
        return Optional.empty();
      }
      boolean few = count < low;
      return Optional.of(
          new Breach(
              few ? low - count : count - high,
              Math.max(count, low),
              "rows",
              "there are " + count + ", not " + (few ? "at least " + low : "at most " + high),
              few ? List.of() : rows.all().subList((int) high, rows.size())));
    }
  }

  /** All rows have the same value. */
  record Same(String column) implements SliceRule {

    @Override
    public String name() {
      return "same " + column;
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public Optional<Breach> breach(Rows rows) {
      if (rows.size() == 0) {
        return Optional.empty();
      }
      Object first = rows.value(rows.all().getFirst(), column);
      List<Object[]> others =
          rows.all().stream()
              .filter(row -> !Objects.equals(rows.value(row, column), first))
              .toList();
      return others.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Breach(
                  others.size(),
                  rows.size(),
                  "rows",
                  column
                      + " is "
                      + rows.value(others.getFirst(), column)
                      + " here and "
                      + first
                      + " elsewhere",
                  others));
    }
  }

  /** At least a share of the rows has a value. */
  record Filled(String column, double share) implements SliceRule {

    @Override
    public String name() {
      return "filled " + column;
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public Optional<Breach> breach(Rows rows) {
      List<Object[]> empty =
          rows.all().stream().filter(row -> rows.value(row, column) == null).toList();
      return rows.size() - empty.size() >= share * rows.size()
          ? Optional.empty()
          : Optional.of(
              new Breach(empty.size(), rows.size(), "rows", column + " is not known", empty));
    }
  }

  /**
   * Each side of a game has exactly one other, and what one says of itself the other says of its
   * opponent, give or take a tolerance.
   *
   * @param own columns of a side's own numbers; {@code others} those of the same about its opponent
   */
  record Mirrored(
      String game,
      String side,
      String opponent,
      List<String> own,
      List<String> others,
      double tolerance)
      implements SliceRule {

    public Mirrored {
      own = List.copyOf(own);
      others = List.copyOf(others);
      if (own.size() != others.size()) {
        throw new IllegalArgumentException("each of " + own + " needs one of " + others);
      }
    }

    @Override
    public String name() {
      return own.isEmpty() ? "both sides" : "mirrored " + String.join(" ", own);
    }

    @Override
    public List<String> columns() {
      List<String> columns = new ArrayList<>(List.of(game, side, opponent));
      columns.addAll(own);
      columns.addAll(others);
      return columns;
    }

    @Override
    public Optional<Breach> breach(Rows rows) {
      Map<List<Object>, Object[]> sides = new HashMap<>();
      rows.all().forEach(row -> sides.put(rows.key(row, List.of(game, side)), row));
      List<Object[]> wrong = new ArrayList<>();
      Set<Object> games = new HashSet<>();
      String what = "";
      for (Object[] row : rows.all()) {
        Object[] other = sides.get(rows.key(row, List.of(game, opponent)));
        Optional<String> fault = fault(rows, row, other);
        if (fault.isPresent()) {
          what = wrong.isEmpty() ? fault.get() : what;
          wrong.add(row);
          games.add(rows.value(row, game));
        }
      }
      return wrong.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Breach(
                  games.size(),
                  rows.all().stream().map(row -> rows.value(row, game)).distinct().count(),
                  "games",
                  what,
                  wrong));
    }

    private Optional<String> fault(Rows rows, Object[] row, Object[] other) {
      if (other == null || !rows.value(row, side).equals(rows.value(other, opponent))) {
        // without pairs the rule is about the sides; with pairs another one is
        return own.isEmpty()
            ? Optional.of(
                "there is no row of "
                    + rows.value(row, opponent)
                    + " against "
                    + rows.value(row, side))
            : Optional.empty();
      }
      for (int i = 0; i < own.size(); i++) {
        Double mine = rows.number(row, own.get(i));
        Double theirs = rows.number(other, others.get(i));
        if (mine != null && theirs != null && Math.abs(mine - theirs) > tolerance) {
          return Optional.of(
              own.get(i)
                  + " of "
                  + rows.value(row, side)
                  + " is "
                  + rows.value(row, own.get(i))
                  + " but its opponent's "
                  + others.get(i)
                  + " is "
                  + rows.value(other, others.get(i)));
        }
      }
      return Optional.empty();
    }
  }
}
