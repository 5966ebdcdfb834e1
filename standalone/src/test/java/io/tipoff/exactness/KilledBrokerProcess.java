package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.slate.Phase;
import io.tipoff.standalone.PackagedProgram;
import io.tipoff.standalone.faults.Broker;
import io.tipoff.standalone.faults.LedgerTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with a broker outside, which is killed alone in the middle of a replay. */
class KilledBrokerProcess {

  private static final Pattern DIGEST = Pattern.compile("(?m)^(\\S+) +([0-9a-f]{64})$");

  /** Logged once a message was given up that no broker took. */
  private static final String NOT_TOLD = "messages stay pending";

  @TempDir Path folder;

  private Optional<String> broker = Optional.empty();

  @Test
  @Tag("ING-02")
  @Tag("PRD-08")
  void aReplayEndsAsIfItsBrokerHadNeverBeenKilled() throws Exception {
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
    Path quiet = folder.resolve("quiet");
    toItsEnd("replay", "--archive", league.toString(), "--season", "2024-25", data(quiet));
    Map<String, String> expected = digests(quiet);
    assertThat(expected).containsKeys("all", "exports");
    assertThat(expected.get("predictions.prediction"))
        .isNotEqualTo(expected.get("predictions.model_decision"));

    Path killed = folder.resolve("killed");
    Path log = folder.resolve("broker");
    try (BrokerProcess first = BrokerProcess.start(log, 0)) {
      broker = Optional.of(first.address());
      Process replay =
          start("replay", "--archive", league.toString(), "--season", "2024-25", data(killed));
      StringBuilder told = new StringBuilder();
      try (BufferedReader reader = replay.inputReader(StandardCharsets.UTF_8)) {
        for (int lines = 0; lines < 2; ) {
          String line = reader.readLine();
          assertThat(line).as(told.toString()).isNotNull();
          told.append(line).append('\n');
          lines += line.startsWith("replay: ") ? 1 : 0;
        }
        first.kill();
        assertThat(replay.isAlive()).as("it was killed before the end").isTrue();
        Path running = killed.resolve("tipoff.log");
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !replay.isAlive() || Files.readString(running).contains(NOT_TOLD));
        try (BrokerProcess second = BrokerProcess.start(log, first.port())) {
          assertThat(second.address()).isEqualTo(first.address());
          reader.lines().forEach(line -> told.append(line).append('\n'));
          assertThat(replay.waitFor()).as(told.toString()).isZero();
          assertThat(digests(killed)).isEqualTo(expected);
          tellsTheRest(killed, new Broker(second.address()));
        }
      }
    }
  }

  /**
   * What the replay could not tell before its end is told by what is started next; and what it told
   * while the broker died is there.
   */
  private void tellsTheRest(Path data, Broker told) throws Exception {
    Process serve = start("serve", data(data));
    try (BufferedReader reader = serve.inputReader(StandardCharsets.UTF_8)) {
      LedgerTables ledger = PackagedProgram.ledgerTold(reader);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ledger.rows("select topic from ledger.outbox").isEmpty());
      List<String> ended = ledger.rows("select id from ledger.run where state = 'SUCCEEDED'");
      assertThat(ended).isNotEmpty();
      assertThat(completed(told)).containsAll(ended);
    } finally {
      serve.destroy();
      serve.waitFor();
    }
  }

  /** Ids of the runs of whose end somebody told. */
  private static Set<String> completed(Broker told) throws IOException {
    Set<String> runs = new HashSet<>();
    for (Phase phase : Phase.values()) {
      for (ConsumerRecord<String, byte[]> message : told.messages(phase.topic())) {
        JsonNode run = new ObjectMapper().readTree(message.value()).get("runId");
        if (run != null) {
          runs.add(run.asText());
        }
      }
    }
    return runs;
  }

  private static String data(Path data) {
    return "--data-dir=" + data;
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder program = PackagedProgram.start(folder, List.of(command));
    program.environment().put("TIPOFF_PREDICT_SYSTEMS", "moving-average");
    broker.ifPresent(address -> program.environment().put("KAFKA_BOOTSTRAP_SERVERS", address));
    return program.start();
  }

  /** By table; what else is printed, such as a warning, is none. */
  private Map<String, String> digests(Path data) throws IOException, InterruptedException {
    return DIGEST
        .matcher(toItsEnd("digest", data(data)))
        .results()
        .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
  }

  private String toItsEnd(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
