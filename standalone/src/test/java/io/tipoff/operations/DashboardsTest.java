package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.operations.Dashboards.Query;
import io.tipoff.operations.Tool.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards that Grafana can load and that ask for what there is. */
class DashboardsTest {

  private static final Set<String> KINDS = Set.of("stat", "timeseries", "bargauge", "table");
  private static final int COLUMNS = 24;

  @TempDir Path folder;

  static List<Path> files() {
    return Dashboards.files();
  }

  static List<Query> queries() {
    return Dashboards.queries();
  }

  @Test
  void areThereForEachPartOfThePipeline() {
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder(
            "pipeline.json", "phases.json", "stores.json", "dead-letters.json", "predictions.json");
    JsonNode kustomization =
        OperationsFiles.yaml(OperationsFiles.DASHBOARDS.resolve("kustomization.yaml"));
    assertThat(kustomization.path("configMapGenerator"))
        .extracting(map -> map.path("files").get(0).asText())
        .containsExactlyInAnyOrderElementsOf(
            files().stream().map(file -> file.getFileName().toString()).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void havePanelsWithinTheGridAndADataSourceToChoose(Path file) {
    JsonNode dashboard = OperationsFiles.yaml(file);
    assertThat(dashboard.path("uid").asText()).startsWith("tipoff-").hasSizeLessThanOrEqualTo(40);
    assertThat(dashboard.path("title").asText()).startsWith("Tipoff: ");
    assertThat(dashboard.path("schemaVersion").isInt()).isTrue();
    assertThat(dashboard.path("templating").path("list").get(0).path("name").asText())
        .isEqualTo("datasource");
    assertThat(dashboard.path("annotations").path("list"))
        .as("a deployment is marked")
        .anyMatch(mark -> mark.path("target").path("expr").asText().contains("tipoff_build_info"));
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      JsonNode place = panel.path("gridPos");
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      assertThat(panel.path("type").asText()).isIn(KINDS);
      assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
      assertThat(panel.path("targets")).isNotEmpty();
    }
    assertThat(ids).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void askOnlyForSeriesThatTheProgramExports(Query query) {
    assertThat(DocumentedMetrics.series()).containsAll(PromQl.metrics(query.expression()));
  }

  @Test
  void areWellFormedPromQl() throws IOException, InterruptedException {
    Tool promtool = Tool.promtool();
    List<Map<String, String>> rules = new ArrayList<>();
    for (Query query : queries()) {
      rules.add(Map.of("record", "checked:" + rules.size(), "expr", query.filledIn("1m")));
    }
    Path file = folder.resolve("expressions.yaml");
    Files.writeString(
        file,
        OperationsFiles.YAML.writeValueAsString(
            Map.of("groups", List.of(Map.of("name", "checked", "rules", rules)))));

    Ended ended = promtool.run(folder, "check", "rules", file.toString());

    assertThat(ended.exit()).as(ended.output()).isZero();
  }
}
