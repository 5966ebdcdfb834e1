package io.tipoff.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The expressions of marks and panels in {@code k8s/dashboards/}. */
final class Dashboards {

  /**
   * An expression of a mark or a panel.
   *
   * @param dataOnlyLater whether it has no data until something happens, as its panel says
   */
  record Query(String dashboard, String panel, String expression, boolean dataOnlyLater) {

    /** The expression with Grafana's interval filled in. */
    String filledIn(String interval) {
      return expression.replace("$__rate_interval", interval);
    }
  }

  private Dashboards() {}

  static List<Path> files() {
    return OperationsFiles.files(OperationsFiles.DASHBOARDS, ".json");
  }

  static List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    for (Path file : files()) {
      JsonNode dashboard = OperationsFiles.yaml(file);
      for (JsonNode mark : dashboard.path("annotations").path("list")) {
        queries.add(
            new Query(
                dashboard.path("uid").asText(),
                mark.path("name").asText(),
                mark.path("target").path("expr").asText(),
                true));
      }
      for (JsonNode panel : dashboard.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          queries.add(
              new Query(
                  dashboard.path("uid").asText(),
                  panel.path("title").asText(),
                  target.path("expr").asText(),
                  panel.path("description").asText().contains("No data")));
        }
      }
    }
    return queries;
  }
}
