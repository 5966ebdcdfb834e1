package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What metrics, traces and notifier cost a replay: pairs of one with all of them, scraped, and one
 * with none, alternately, each from an empty directory; processor time of the program. No test by
 * its name: {@code docs/performance.md} has its command.
 */
class ObservabilityBenchmark {

  /** The goal, in per cent; on a busy machine one run differs from the next by more. */
  private static final double MOST = 3;

  private static final int PAIRS = Integer.getInteger("tipoff.pairs", 5);

  /** What is run, without its data directory. */
  private static final List<String> COMMAND =
      List.of(System.getProperty("tipoff.command", "demo --slates 30").split(" "));

  private static final Duration SCRAPE = Duration.ofSeconds(15);
  private static final Duration SAMPLE = Duration.ofMillis(20);

  @TempDir Path folder;
  private final AtomicInteger scrapes = new AtomicInteger();
  private final AtomicInteger exports = new AtomicInteger();

  @Test
  void replaysWithAndWithout() throws IOException, InterruptedException {
    HttpServer sink = sink();
    List<Double> costs = new ArrayList<>();
    StringBuilder report = new StringBuilder("with s, without s, cost %\n");
    try {
      for (int pair = 0; pair < PAIRS; pair++) {
        // neither is always first, so that a machine that slows down favours none
        boolean withFirst = pair % 2 == 0;
        double first = seconds(withFirst, sink, pair);
        double second = seconds(!withFirst, sink, pair);
        double with = withFirst ? first : second;
        double without = withFirst ? second : first;
        costs.add(100 * (with / without - 1));
        report.append(
            String.format(Locale.ROOT, "%.1f, %.1f, %.1f%n", with, without, costs.getLast()));
      }
    } finally {
      sink.stop(0);
    }
    List<Double> sorted = costs.stream().sorted().toList();
    report.append(
        String.format(
            Locale.ROOT,
            "median %.1f %%, from %.1f to %.1f; %d scrapes, %d exports of spans%n",
            sorted.get(PAIRS / 2),
            sorted.getFirst(),
            sorted.getLast(),
            scrapes.get(),
            exports.get()));
    Files.writeString(Path.of("target", "observability-cost.txt"), report);
    assertThat(scrapes.get()).as("scrapes: the replay is too short").isPositive();
    assertThat(exports.get()).as("exports of spans").isPositive();
    assertThat(sorted.get(PAIRS / 2)).as("%% of processor time: %s", report).isLessThan(MOST);
  }

  private double seconds(boolean observed, HttpServer sink, int pair)
      throws IOException, InterruptedException {
    Path run = Files.createDirectory(folder.resolve((observed ? "with-" : "without-") + pair));
    int port = freePort();
    List<String> arguments = new ArrayList<>(COMMAND);
    arguments.addAll(List.of("--data-dir", run.resolve("data").toString()));
    arguments.addAll(List.of("--http-port", Integer.toString(port)));
    ProcessBuilder program = PackagedProgram.start(run, arguments);
    program.command().remove("-XX:TieredStopAtLevel=1");
    program.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    program.environment().putAll(observed ? on(sink) : Map.of("TIPOFF_KERNEL_METRICS", "false"));
    Path output = run.resolve("output.txt");
    Process process = program.redirectOutput(output.toFile()).start();
    Duration taken = Duration.ZERO;
    long scraped = System.nanoTime();
    while (!process.waitFor(SAMPLE.toMillis(), TimeUnit.MILLISECONDS)) {
      taken = process.info().totalCpuDuration().orElse(taken);
      if (observed && System.nanoTime() - scraped > SCRAPE.toNanos()) {
        scrape(port);
        scraped = System.nanoTime();
      }
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return taken.toNanos() / 1e9;
  }

  private static Map<String, String> on(HttpServer sink) {
    String url = "http://127.0.0.1:" + sink.getAddress().getPort();
    return Map.of(
        "QUARKUS_PROFILE", "traced",
        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", url,
        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "TIPOFF_NOTIFY_WARNING", "sink",
        "TIPOFF_NOTIFY_CRITICAL", "sink",
        "TIPOFF_NOTIFY_DESTINATIONS_SINK_KIND", "webhook",
        "TIPOFF_NOTIFY_DESTINATIONS_SINK_URL", url + "/notices");
  }

  /** Takes spans and notices, as a collector and a webhook do. */
  private HttpServer sink() throws IOException {
    HttpServer sink =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (exchange.getRequestURI().getPath().endsWith("/traces")) {
            exports.incrementAndGet();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    sink.start();
    return sink;
  }

  private void scrape(int port) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI metrics = URI.create("http://127.0.0.1:" + port + "/q/metrics");
      if (client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).statusCode()
          == 200) {
        scrapes.incrementAndGet();
      }
    } catch (IOException e) {
      // not up yet, or over already
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
