package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tipoff.embedded.SmallDisk;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.slate.Phase;
import io.tipoff.standalone.PackagedProgram;
import io.tipoff.standalone.faults.Broker;
import io.tipoff.standalone.faults.LedgerTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program while its own broker has no room; skipped where no disk can be mounted. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class FullBrokerDiskProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int STOPPED = 130;

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  /** A program that serves, and what it told at its start. */
  private record Serving(Process process, BufferedReader reader, Map<String, String> told) {}

  @Test
  @Tag("ING-02")
  void theProgramGoesOnAndTellsWhatWaitedOnceThereIsRoom() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (SmallDisk disk = SmallDisk.at(folder, "48m")) {
      Files.createSymbolicLink(
          data.resolve("kafka"), Files.createDirectory(disk.folder().resolve("kafka")));

      replayOnADiskThatFills(disk, data);

      Path refused = folder.resolve("refused.txt");
      assertThat(serve(data).redirectOutput(refused.toFile()).start().waitFor()).isNotZero();
      assertThat(refused)
          .content()
          .contains("Kafka did not start in " + data.toRealPath().resolve("kafka"))
          .contains("its disk is full");

      disk.empty();
      Serving serving = serving(data);
      try {
        tellsWhatWaited(serving);
        goesOnWithoutItsBroker(disk, data, serving);
      } finally {
        serving.process().destroy();
        serving.process().waitFor();
      }
    }
  }

  /** Its work is done all the same. */
  private void replayOnADiskThatFills(SmallDisk disk, Path data) throws Exception {
    Path league = folder.resolve("league");
    LeagueSpec spec =
        new LeagueSpec(
            5,
            8,
            3,
            List.of(
                new SeasonSpec("2023-24", 10, 0, 0, false),
                new SeasonSpec("2024-25", 14, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(league);
    Process replay =
        start(
                "replay",
                "--archive",
                league.toString(),
                "--season",
                "2024-25",
                "--data-dir",
                data.toString())
            .start();
    StringBuilder told = new StringBuilder();
    try (BufferedReader reader = replay.inputReader(StandardCharsets.UTF_8)) {
      String line;
      do {
        line = reader.readLine();
        told.append(line).append('\n');
      } while (line != null && !line.startsWith("replay: "));
      disk.fill();
      reader.lines().forEach(rest -> told.append(rest).append('\n'));
    }
    assertThat(replay.waitFor()).as(told.toString()).isZero();
    assertThat(stops(data)).isPositive();
  }

  /** How often the log says that the broker has stopped. */
  private static long stops(Path data) throws IOException {
    try (Stream<String> lines = Files.lines(data.resolve("tipoff.log"))) {
      return lines
          .filter(line -> line.contains("Kafka has stopped, for it cannot write its log in"))
          .count();
    }
  }

  private static void tellsWhatWaited(Serving serving) throws Exception {
    LedgerTables ledger = new LedgerTables(serving.told().get("PostgreSQL"));
    await().atMost(PATIENCE).until(() -> ledger.rows("select topic from ledger.outbox").isEmpty());
    Broker broker = new Broker(serving.told().get("Kafka"));
    StringBuilder all = new StringBuilder();
    for (Phase phase : Phase.values()) {
      broker
          .messages(phase.topic())
          .forEach(message -> all.append(new String(message.value(), StandardCharsets.UTF_8)));
    }
    List<String> ended = ledger.rows("select id from ledger.run where state = 'SUCCEEDED'");
    assertThat(ended).isNotEmpty();
    assertThat(all).contains(ended);
  }

  private void goesOnWithoutItsBroker(SmallDisk disk, Path data, Serving serving) throws Exception {
    long stops = stops(data);
    disk.fill();
    await().atMost(PATIENCE).until(() -> stops(data) > stops);

    await().atMost(PATIENCE).until(() -> get(serving, "/q/health/ready").statusCode() == 503);
    assertThat(get(serving, "/q/health/ready").body()).contains("Timed out waiting for a node");
    assertThat(get(serving, "/q/health/live").statusCode()).isEqualTo(200);
    assertThat(get(serving, "/v1/status").statusCode()).isEqualTo(200);

    disk.empty();
    await().atMost(PATIENCE).until(() -> get(serving, "/q/health/ready").statusCode() == 200);

    disk.fill();
    await().atMost(PATIENCE).until(() -> stops(data) > stops + 1);
    Process process = serving.process();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(STOPPED);
    assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  private HttpResponse<String> get(Serving serving, String path)
      throws IOException, InterruptedException {
    String status = serving.told().get("API");
    URI address = URI.create(status.substring(0, status.indexOf("/v1/")) + path);
    return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private Serving serving(Path data) throws IOException {
    Process process = serve(data).start();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    Map<String, String> told = new HashMap<>();
    String line = reader.readLine();
    while (line != null && !line.startsWith("Ctrl-C stops it.")) {
      String[] words = line.split(" +", 2);
      told.put(words[0], words[words.length - 1]);
      line = reader.readLine();
    }
    assertThat(told).containsKeys("API", "Kafka", "PostgreSQL");
    Thread.ofVirtual().start(() -> reader.lines().forEach(rest -> {})); // or it would wait
    return new Serving(process, reader, told);
  }

  private ProcessBuilder serve(Path data) throws IOException {
    return start("serve", "--data-dir", data.toString());
  }

  private ProcessBuilder start(String... arguments) throws IOException {
    ProcessBuilder program = PackagedProgram.start(folder, List.of(arguments));
    program.environment().put("TIPOFF_PREDICT_SYSTEMS", "moving-average");
    return program;
  }
}
