package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.operations.Tool.Ended;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told what. */
class AlertRoutesTest {

  private static final String CONFIG = "alertmanager.yaml";

  /** A line of {@code routes_test.txt}. */
  private record Case(String labels, String receivers) {}

  @Test
  void areWellFormed() throws IOException, InterruptedException {
    Ended ended = Tool.amtool().run(OperationsFiles.ALERTS, "check-config", CONFIG);

    assertThat(ended.exit()).as(ended.output()).isZero();
  }

  @Test
  void leadEachAlertToItsReceivers() throws IOException, InterruptedException {
    Tool amtool = Tool.amtool();
    for (Case one : cases()) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "config",
                  "routes",
                  "test",
                  "--config.file=" + CONFIG,
                  "--verify.receivers=" + one.receivers()));
      arguments.addAll(List.of(one.labels().split(" ", -1)));

      Ended ended = amtool.run(OperationsFiles.ALERTS, arguments.toArray(String[]::new));

      assertThat(ended.exit()).as(one + ": " + ended.output()).isZero();
    }
  }

  @Test
  void areTestedForEverySeverity() {
    assertThat(cases())
        .extracting(Case::labels)
        .anyMatch(labels -> labels.contains("severity=critical"))
        .anyMatch(labels -> labels.contains("severity=warning"));
  }

  private static List<Case> cases() {
    return OperationsFiles.text(OperationsFiles.ALERTS.resolve("routes_test.txt"))
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" -> ", 2))
        .map(parts -> new Case(parts[0], parts[1]))
        .toList();
  }
}
