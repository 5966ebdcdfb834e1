package io.tipoff.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sum of columns, each taken some number of times, written {@code 2 field_goals_made +
 * threes_made}.
 */
record Sum(String text, List<Term> terms) {

  private static final Pattern TERM = Pattern.compile("(?:(\\d+) )?([a-z][a-z0-9_]*)");

  record Term(long times, String column) {}

  /**
   * @throws IllegalArgumentException naming the text if it is no such sum
   */
  static Sum parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.split(" \\+ ", -1)) {
      Matcher term = TERM.matcher(part);
      if (!term.matches()) {
        throw new IllegalArgumentException(
            "'" + part + "' of '" + text + "' is no term such as threes_made or 2 field_goals");
      }
      long times = term.group(1) == null ? 1 : Long.parseLong(term.group(1));
      terms.add(new Term(times, term.group(2)));
    }
    return new Sum(text, List.copyOf(terms));
  }

  List<String> columns() {
    return terms.stream().map(Term::column).toList();
  }

  /** Its value in a row; null where one of the columns is. */
  Double in(Rows rows, Object[] row) {
    double sum = 0;
    for (Term term : terms) {
      Double value = rows.number(row, term.column());
      if (value == null) {
        return null;
      }
      sum += term.times() * value;
    }
    return sum;
  }
}
