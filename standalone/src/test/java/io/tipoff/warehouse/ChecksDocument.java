package io.tipoff.warehouse;

import io.tipoff.validation.Check;
import io.tipoff.validation.RowRule;
import java.util.List;
import java.util.Locale;

/** The checks of all tables as a page of the documentation. */
final class ChecksDocument {

  private ChecksDocument() {}

  static String of(List<Table> tables) {
    StringBuilder page =
        new StringBuilder(
            """
            # What is checked of every table

            Generated from the declarations, which stand beside each table. A run's rows are checked before they
            are written, in memory; the findings are recorded with the run's end, in one transaction. Two rows with
            one key, a required value that is null and a number that is none end the run: those the warehouse refuses.

            | severity | what follows |
            |---|---|
            | note | nothing is wrong; `tipoff validate` prints it |
            | warning | doubtful; what reads the table goes on |
            | error | what reads that slice of the same slate is blocked, at once and with this reason, until a later version is sound; what reads it as history waits until its deadline and is marked as degraded |

            *Kept out*: rows that break an identity are not written; the finding has all of them, and it is an error beyond
            a tenth. *Error above*: an error once more than that share is at fault, and no fewer than three. A check that fails
            itself does not pass: a passing failure of the warehouse ends the run, which is tried again, and any other is an error.

            A check is declared in the table's `checked(…)`; a table without one fails the build. A check that reads another
            table is refused at start-up unless every task that writes the table has that one as an input.
            """);
    for (Table table : tables) {
      page.append("\n## ").append(table.qualifiedName()).append("\n");
      page.append("| check | severity |\n|---|---|\n");
      table.checks().stream()
          .filter(check -> !isFeature(table, check))
          .map(ChecksDocument::line)
          .forEach(page::append);
      if (table.checks().stream().anyMatch(check -> isFeature(table, check))) {
        page.append("| each feature within its range of the [contract](features.md) | error |\n");
      }
    }
    return page.toString();
  }

  private static boolean isFeature(Table table, Check check) {
    return table.dataset().equals("features")
        && check.rule() instanceof RowRule.Range
        && table.columns().stream()
            .filter(column -> column.type() == ColumnType.FLOAT64 && !column.required())
            .anyMatch(column -> check.rule().columns().equals(List.of(column.name())));
  }

  private static String line(Check check) {
    String more = check.keepsOut() ? ", kept out" : "";
    if (check.errorAbove() < 1) {
      more += ", error above " + check.errorAbove();
    }
    String rule = check.rule().toString();
    String arguments =
        rule.substring(rule.indexOf('[') + 1, rule.length() - 1)
            .replaceAll("Sum\\[text=([^,]*), terms=\\[.*?\\]\\]\\]", "$1")
            .replaceAll("games=Sql\\[name=([^,]*), text=.*?\\], reads", "games=$1, reads")
            .replaceAll("\\s+", " ");
    return "| %s (%s) | %s%s |\n"
        .formatted(
            check.rule().getClass().getSimpleName().toLowerCase(Locale.ROOT),
            arguments,
            check.severity().name().toLowerCase(Locale.ROOT),
            more);
  }
}
