package io.tipoff.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of the rows that share some columns, such as those of one game. */
public sealed interface GroupRule extends SliceRule {

  /** Columns that the rows of a group share. */
  List<String> per();

  /** What is wrong with a group, naming its values; empty if the rule holds. */
  Optional<String> broken(Rows rows, List<Object[]> group);

  @Override
  default Optional<Breach> breach(Rows rows) {
    List<Object[]> first = new ArrayList<>();
    String what = "";
    Map<List<Object>, List<Object[]>> groups = rows.groups(per());
    for (List<Object[]> group : groups.values()) {
      Optional<String> broken = broken(rows, group);
      if (broken.isPresent()) {
        what = first.isEmpty() ? broken.get() : what;
        first.add(group.getFirst());
      }
    }
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(new Breach(first.size(), groups.size(), unit(), what, first));
  }

  private String unit() {
    return per().isEmpty() ? "sets" : "sets of rows per " + String.join(", ", per());
  }

  /** No two rows share these columns: what the table's own key does not say already. */
  record Unique(List<String> per) implements GroupRule {

    public Unique {
      per = List.copyOf(per);
    }

    @Override
    public String name() {
      return "unique " + String.join(" ", per);
    }

    @Override
    public List<String> columns() {
      return per;
    }

    @Override
    public Optional<String> broken(Rows rows, List<Object[]> group) {
      return group.size() == 1
          ? Optional.empty()
          : Optional.of(
              group.size() + " rows share them, the other " + rows.describe(group.get(1)));
    }
  }

  /** Each group has from {@code low} to {@code high} rows. */
  record Size(List<String> per, long low, long high) implements GroupRule {

    public Size {
      per = List.copyOf(per);
    }

    @Override
    public String name() {
      return "rows per " + String.join(" ", per);
    }

    @Override
    public List<String> columns() {
      return per;
    }

    @Override
    public Optional<String> broken(Rows rows, List<Object[]> group) {
      return group.size() >= low && group.size() <= high
          ? Optional.empty()
          : Optional.of("it has " + group.size() + ", not " + low + "–" + high);
    }
  }

  /** Each group has from {@code low} to {@code high} values of a column. */
  record Distinct(String column, List<String> per, long low, long high) implements GroupRule {

    public Distinct {
      per = List.copyOf(per);
    }

    @Override
    public String name() {
      return column + "s per " + String.join(" ", per);
    }

    @Override
    public List<String> columns() {
      return GroupRule.and(per, column);
    }

    @Override
    public Optional<String> broken(Rows rows, List<Object[]> group) {
      Set<Object> values = new HashSet<>();
      group.forEach(row -> values.add(rows.value(row, column)));
      return values.size() >= low && values.size() <= high
          ? Optional.empty()
          : Optional.of(
              "it has " + values.size() + " values of " + column + ", not " + low + "–" + high);
    }
  }

  /** Of enough rows that have a value, not all have the same one. */
  record Varies(String column, List<String> per, long least) implements GroupRule {

    public Varies {
      per = List.copyOf(per);
    }

    @Override
    public String name() {
      return "varies " + column;
    }

    @Override
    public List<String> columns() {
      return GroupRule.and(per, column);
    }

    @Override
    public Optional<String> broken(Rows rows, List<Object[]> group) {
      Object first = null;
      long values = 0;
      for (Object[] row : group) {
        Object value = rows.value(row, column);
        if (value == null) {
          continue;
        }
        if (first != null && !first.equals(value)) {
          return Optional.empty();
        }
        first = value;
        values++;
      }
      return values < least
          ? Optional.empty()
          : Optional.of(column + " is " + first + " in all " + values + " rows that have it");
    }
  }

  /** In a group of enough rows at most a share has one value: a default that looks like a fact. */
  record Mostly(String column, double value, double share, List<String> per, long least)
      implements GroupRule {

    public Mostly {
      per = List.copyOf(per);
    }

    @Override
    public String name() {
      return "default " + column;
    }

    @Override
    public List<String> columns() {
      return GroupRule.and(per, column);
    }

    @Override
    public Optional<String> broken(Rows rows, List<Object[]> group) {
      long same =
          group.stream()
              .filter(
                  row -> {
                    Double number = rows.number(row, column);
                    return number != null && number == value;
                  })
              .count();
      return group.size() < least || same <= share * group.size()
          ? Optional.empty()
          : Optional.of(column + " is " + value + " in " + same + " of " + group.size() + " rows");
    }
  }

  /** In each group a number spreads over at most {@code most}. */
  record Spread(String column, List<String> per, double most) implements GroupRule {

    public Spread {
      per = List.copyOf(per);
    }

    @Override
    public String name() {
      return "spread " + column;
    }

    @Override
    public List<String> columns() {
      return GroupRule.and(per, column);
    }

    @Override
    public Optional<String> broken(Rows rows, List<Object[]> group) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Object[] row : group) {
        Double number = rows.number(row, column);
        if (number != null) {
          low = Math.min(low, number);
          high = Math.max(high, number);
        }
      }
      return high - low > most
          ? Optional.of(column + " goes from " + low + " to " + high)
          : Optional.empty();
    }
  }

  private static List<String> and(List<String> per, String column) {
    return Stream.concat(per.stream(), Stream.of(column)).toList();
  }
}
