package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.audit.LeakAudit;
import io.tipoff.features.audit.OutcomeCorrelations.Correlation;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.audit.SlateAudit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How an audit of a slate tells which features know too much. */
class AuditLeaksCommandTest {

  private static List<Correlation> features(String name, int number, double correlation) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> new Correlation(name + i, "minutes", 4_000, correlation, 0.1, 0.2))
        .toList();
  }

  private static String told(List<Correlation> correlations) {
    StringWriter out = new StringWriter();
    AuditLeaksCommand.correlations(
        new Printer(new PrintWriter(out)),
        new SlateAudit(
            new LeakAudit.Report(
                Slate.parse("nba/2025-01-15"), Instant.EPOCH, 0, Map.of(), List.of()),
            correlations));
    return out.toString();
  }

  @Test
  void everySuspectIsNamedAndNothingBesideThem() {
    String told =
        told(
            Stream.of(features("honest", 30, 0.19), features("suspect", 25, -0.21))
                .flatMap(List::stream)
                .toList());

    assertThat(told.lines().filter(line -> line.endsWith("SUSPECT")).collect(Collectors.toSet()))
        .hasSize(25);
    assertThat(told).doesNotContain("honest1");
  }

  @Test
  void withoutASuspectThoseThatComeNearest() {
    String told = told(features("honest", 30, 0.19));

    assertThat(told.lines().filter(line -> line.startsWith("honest"))).hasSize(10);
    assertThat(told).doesNotContain("SUSPECT");
  }

  @Test
  void tooFewRowsAreSaidToBeSo() {
    assertThat(told(List.of())).contains("Too few rows");
  }
}
