package io.tipoff.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules of {@code k8s/alerts}: those of any installation, then those of six services. */
final class AlertRules {

  /** An alert, or a recording rule, whose severity and runbook are empty. */
  record Rule(boolean alert, String name, String expression, String severity, String runbook) {}

  /** As Prometheus reads them. */
  static final List<Path> FILES =
      List.of(
          OperationsFiles.ALERTS.resolve("rules.yaml"),
          OperationsFiles.ALERTS.resolve("services.yaml"));

  private AlertRules() {}

  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    groups()
        .flatMap(group -> group.path("rules").valueStream())
        .forEach(
            rule -> {
              boolean alert = rule.has("alert");
              rules.add(
                  new Rule(
                      alert,
                      rule.path(alert ? "alert" : "record").asText(),
                      rule.path("expr").asText(),
                      rule.path("labels").path("severity").asText(),
                      rule.path("annotations").path("runbook").asText()));
            });
    return rules;
  }

  /** The groups as they stand in the files. */
  static Stream<JsonNode> groups() {
    return FILES.stream().flatMap(file -> OperationsFiles.yaml(file).path("groups").valueStream());
  }

  static List<Rule> alerts() {
    return all().stream().filter(Rule::alert).toList();
  }

  /** Names of the alerts, each once. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    alerts().forEach(rule -> names.add(rule.name()));
    return names;
  }
}
