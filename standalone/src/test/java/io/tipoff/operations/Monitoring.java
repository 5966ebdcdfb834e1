package io.tipoff.operations;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tipoff.embedded.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Prometheus, and a real Alertmanager if wanted, that watch a running program. */
final class Monitoring implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final int port;

  private Monitoring(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Scrapes the program's port every so many seconds, and evaluates as often. */
  static Monitoring prometheus(Path folder, int program, int seconds) throws IOException {
    Tool prometheus = Tool.wanted("apt-get install prometheus", "prometheus");
    Monitoring monitoring = new Monitoring(folder, LoopbackPorts.free());
    Files.writeString(folder.resolve("prometheus.yml"), scraping(program, seconds));
    monitoring.startPrometheus(prometheus);
    return monitoring;
  }

  /**
   * As {@link #prometheus}, with these rules, whose alerts go by way of an Alertmanager to a
   * webhook.
   */
  static Monitoring alerting(Path folder, int program, int seconds, String rules, URI webhook)
      throws IOException {
    Tool prometheus = Tool.wanted("apt-get install prometheus", "prometheus");
    Tool alertmanager =
        Tool.wanted(
            "apt-get install prometheus-alertmanager", "prometheus-alertmanager", "alertmanager");
    Monitoring monitoring = new Monitoring(folder, LoopbackPorts.free());
    int alerts = LoopbackPorts.free();
    Files.writeString(folder.resolve("rules.yaml"), rules);
    Files.writeString(
        folder.resolve("prometheus.yml"),
        scraping(program, seconds)
            + """
            rule_files: [rules.yaml]
            alerting:
              alertmanagers:
                - static_configs:
                    - targets: ['127.0.0.1:%d']
            """
                .formatted(alerts));
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route:
          receiver: webhook
          group_by: [alertname]
          group_wait: %1$ds
          group_interval: %1$ds
        receivers:
          - name: webhook
            webhook_configs:
              - url: %2$s
                send_resolved: true
        """
            .formatted(seconds, webhook));
    monitoring.start(
        "alertmanager",
        alertmanager,
        "--config.file=alertmanager.yml",
        "--storage.path=alerts",
        "--web.listen-address=127.0.0.1:" + alerts,
        "--cluster.listen-address=");
    monitoring.startPrometheus(prometheus);
    return monitoring;
  }

  private static String scraping(int program, int seconds) {
    return """
        global:
          scrape_interval: %1$ds
          scrape_timeout: %1$ds
          evaluation_interval: %1$ds
        scrape_configs:
          - job_name: tipoff
            metrics_path: /q/metrics
            static_configs:
              - targets: ['127.0.0.1:%2$d']
        """
        .formatted(seconds, program);
  }

  private void startPrometheus(Tool prometheus) throws IOException {
    start(
        "prometheus",
        prometheus,
        "--config.file=prometheus.yml",
        "--storage.tsdb.path=series",
        "--web.listen-address=127.0.0.1:" + port);
    await()
        .atMost(START)
        .ignoreExceptions()
        .until(() -> query("up{job=\"tipoff\"} == 1").size() == 1);
  }

  private void start(String name, Tool tool, String... arguments) throws IOException {
    processes.add(
        tool.builder(arguments)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start());
  }

  /** The series that an expression gives now. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    URI uri =
        URI.create(
            "http://127.0.0.1:"
                + port
                + "/api/v1/query?query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    JsonNode answer =
        OperationsFiles.YAML.readTree(
            client
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(expression + ": " + answer);
    }
    return answer.path("data").path("result");
  }

  @Override
  public void close() {
    client.close();
    for (Process process : processes) {
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }
}
