package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.WithDefault;
import io.tipoff.dispatch.KernelConfig;
import io.tipoff.operations.AlertRules.Rule;
import io.tipoff.operations.Tool.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alerts: tested both ways, explained, and about series that exist. */
class AlertRulesTest {

  private static final Path OPERATOR_RULE = OperationsFiles.ALERTS.resolve("prometheusrule.yaml");

  static Set<String> names() {
    return AlertRules.names();
  }

  static Stream<Rule> rules() {
    return AlertRules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  @Tag("MON-01")
  @Tag("MON-02")
  void haveATestThatFiresThemAndOneThatKeepsThemSilent(String alert) {
    Set<Boolean> seen = new HashSet<>();
    for (JsonNode test :
        OperationsFiles.yaml(OperationsFiles.ALERTS.resolve("rules_test.yaml")).path("tests")) {
      boolean fires = false;
      boolean silent = false;
      for (JsonNode check : test.path("alert_rule_test")) {
        if (check.path("alertname").asText().equals(alert)) {
          fires |= !check.path("exp_alerts").isEmpty();
          silent |= check.path("exp_alerts").isEmpty();
        }
      }
      if (fires) {
        seen.add(true);
      } else if (silent) {
        seen.add(false);
      }
    }

    assertThat(seen).as("a test that fires, and another that is silent").containsOnly(true, false);
  }

  @Test
  @Tag("ING-02")
  @Tag("ING-17")
  @Tag("MON-01")
  @Tag("MON-02")
  @Tag("MON-04")
  @Tag("ORC-01")
  @Tag("ORC-10")
  @Tag("PRD-11")
  @Tag("RES-13")
  void passTheirTests() throws IOException, InterruptedException {
    Tool promtool = Tool.promtool();

    for (Path file : AlertRules.FILES) {
      assertSucceeds(promtool.run(OperationsFiles.ALERTS, "check", "rules", file.toString()));
    }
    assertSucceeds(promtool.run(OperationsFiles.ALERTS, "test", "rules", "rules_test.yaml"));
  }

  /**
   * Of a ledger that is away somebody is told within a minute; of one that starts again in ten
   * seconds nobody is, however the timer, the scrape and the look at the rules fall.
   */
  @Test
  @Tag("RES-13")
  void tellOfALedgerThatIsAwayWithinAMinuteAndOfAShortRestartNever() throws NoSuchMethodException {
    JsonNode group =
        AlertRules.groups()
            .filter(one -> one.path("name").asText().equals("tipoff-ledger"))
            .findFirst()
            .orElseThrow();
    int looks = seconds(group.path("interval").asText());
    int scrapes =
        seconds(
            OperationsFiles.yaml(OperationsFiles.K8S.resolve("base/servicemonitor.yaml"))
                .at("/spec/endpoints/0/interval")
                .asText());
    int asks =
        seconds(KernelConfig.class.getMethod("meters").getAnnotation(WithDefault.class).value());
    JsonNode rule = group.path("rules").path(0);
    int silence = Integer.parseInt(rule.path("expr").asText().replaceFirst(".*> ", ""));

    assertThat(rule.has("for")).isFalse();
    assertThat(silence + scrapes + looks).isLessThanOrEqualTo(60);
    assertThat(asks + 10 + asks).isLessThan(silence);
  }

  private static int seconds(String time) {
    return Integer.parseInt(time.replaceFirst("s$", ""));
  }

  private static void assertSucceeds(Ended ended) {
    assertThat(ended.exit()).as(ended.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nameOnlySeriesThatTheProgramExports(Rule rule) {
    Set<String> known = new TreeSet<>(DocumentedMetrics.series());
    known.add("up");
    rules().filter(one -> !one.alert()).forEach(one -> known.add(one.name()));

    assertThat(known).containsAll(PromQl.metrics(rule.expression()));
  }

  @ParameterizedTest
  @MethodSource("names")
  @Tag("DEP-09")
  @Tag("MON-01")
  void haveASeverityAndARunbook(String alert) {
    AlertRules.alerts().stream()
        .filter(rule -> rule.name().equals(alert))
        .forEach(
            rule -> {
              assertThat(rule.severity()).isIn("critical", "warning");
              assertThat(rule.runbook()).isEqualTo("docs/operations/runbooks/" + alert + ".md");
              assertThat(OperationsFiles.ROOT.resolve(rule.runbook())).isRegularFile();
            });
  }

  /** An alert whose series is gone never fires: somebody has to say so. */
  @Test
  void tellWhenASeriesOfACriticalAlertIsGone() {
    Set<String> guarded =
        AlertRules.alerts().stream()
            .filter(rule -> rule.expression().startsWith("absent("))
            .flatMap(rule -> PromQl.metrics(rule.expression()).stream())
            .collect(Collectors.toSet());
    Set<String> recorded =
        rules().filter(rule -> !rule.alert()).map(Rule::name).collect(Collectors.toSet());
    // the first dead letter brings its series with it
    Set<String> comeLater = Set.of("tipoff_dead_letters");

    AlertRules.alerts().stream()
        .filter(rule -> rule.severity().equals("critical"))
        .forEach(
            rule ->
                assertThat(PromQl.metrics(rule.expression()))
                    .as(rule.name())
                    .allMatch(
                        name ->
                            guarded.contains(name)
                                || recorded.contains(name)
                                || comeLater.contains(name)));
  }

  /** After a change of the rules write the operator's copy with {@code -Dtipoff.docs=write}. */
  @Test
  void areTheOperatorsRulesToo() throws IOException {
    String groups =
        AlertRules.FILES.stream()
            .flatMap(file -> OperationsFiles.text(file).lines())
            .filter(line -> !line.startsWith("#") && !line.equals("groups:"))
            .map(line -> line.isEmpty() ? line : "  " + line)
            .collect(Collectors.joining("\n", "", "\n"));
    String copy =
        """
        # Generated from rules.yaml and services.yaml by AlertRulesTest.
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: tipoff
        spec:
          groups:
        """
            + groups;
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      Files.writeString(OPERATOR_RULE, copy);
    }

    assertThat(OPERATOR_RULE).content().isEqualTo(copy);
  }
}
