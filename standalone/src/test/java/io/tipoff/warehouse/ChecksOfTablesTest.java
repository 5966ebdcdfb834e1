package io.tipoff.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.validation.Check;
import io.tipoff.validation.RowRule;
import io.tipoff.validation.Rule;
import io.tipoff.validation.RunRule;
import io.tipoff.validation.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every declared table is checked when it is written. */
class ChecksOfTablesTest {

  @Test
  @Tag("VAL-05")
  @Tag("VAL-14")
  @Tag("VAL-15")
  void everyTableDeclaresWhatMustHoldOfItsRows() throws IOException, ReflectiveOperationException {
    List<Table> tables = DeclaredTables.ofTheProduct();

    assertThat(tables).hasSizeGreaterThanOrEqualTo(21);
    assertThat(tables)
        .filteredOn(table -> table.checks().isEmpty())
        .extracting(Table::qualifiedName)
        .as("tables without a check")
        .isEmpty();
  }

  @Test
  @Tag("VAL-14")
  void factsAreCheckedForFreshnessAndCompletenessOrCount()
      throws IOException, ReflectiveOperationException {
    for (Table table : DeclaredTables.ofTheProduct()) {
      if (table.dataset().equals("raw") && !table.name().equals("quarantine")) {
        assertThat(rules(table))
            .as(table.qualifiedName())
            .hasAtLeastOneElementOfType(RowRule.Fresh.class);
      }
    }
  }

  @Test
  void whatIsKnownBeforeTheGamesIsAnErrorWhenItIsFromAfterTheCutOff()
      throws IOException, ReflectiveOperationException {
    for (Table table : DeclaredTables.ofTheProduct()) {
      if (table.key().contains("as_of") && !table.dataset().equals("predictions")) {
        assertThat(table.checks())
            .as(table.qualifiedName())
            .anyMatch(
                check ->
                    check.rule().equals(new RowRule.Order(Table.KNOWN_AT, "as_of", true))
                        && check.severity() == Severity.ERROR);
      }
    }
  }

  @Test
  void aTableCostsAtMostOneStatement() throws IOException, ReflectiveOperationException {
    for (Table table : DeclaredTables.ofTheProduct()) {
      assertThat(rules(table).stream().filter(RunRule.Announced.class::isInstance).count())
          .as(table.qualifiedName())
          .isLessThanOrEqualTo(1);
    }
  }

  /** Writes the page with {@code -Dtipoff.docs=write}. */
  @Test
  @Tag("DEP-08")
  @Tag("VAL-01")
  @Tag("VAL-02")
  @Tag("VAL-03")
  @Tag("VAL-04")
  @Tag("VAL-06")
  @Tag("VAL-07")
  @Tag("VAL-10")
  @Tag("VAL-12")
  @Tag("VAL-16")
  void thePageSaysWhatIsDeclared() throws IOException, ReflectiveOperationException {
    Path page = Path.of(System.getProperty("tipoff.root"), "docs", "checks.md");
    String declared = ChecksDocument.of(DeclaredTables.ofTheProduct());
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      Files.writeString(page, declared);
    }
    assertThat(page).content().isEqualTo(declared);
  }

  private static List<Rule> rules(Table table) {
    return table.checks().stream().map(Check::rule).toList();
  }
}
