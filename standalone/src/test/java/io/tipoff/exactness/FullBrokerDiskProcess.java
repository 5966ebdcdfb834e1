package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a disk too small for its own broker; skipped where none can be made. */
class FullBrokerDiskProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int FAILED = 1;

  @TempDir Path folder;

  private SmallDisk disk;
  private Path data;
  private String gaveUp;

  @BeforeEach
  void putTheBrokerOnASmallDisk() throws IOException {
    disk = SmallDisk.at(folder, "48m");
    data = Files.createDirectory(folder.resolve("data"));
    Path kafka = Files.createDirectory(disk.folder().resolve("kafka"));
    Files.createSymbolicLink(data.resolve("kafka"), kafka);
    gaveUp =
        "Kafka gave up its log in "
            + data.toRealPath().resolve("kafka")
            + ", whose disk has 0.0 MiB left";
  }

  @AfterEach
  void unmount() {
    disk.close();
  }

  @Test
  @Tag("ING-02")
  void isNamedAndWhatWaitedIsToldOnceThereIsRoom() throws Exception {
    Process replay = replay();
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
    assertThat(replay.waitFor()).isEqualTo(FAILED);
    assertThat(told).contains(gaveUp, "make some");
    assertThat(told).as("its work needs no broker").contains("replay: 9 of 9 slates");
    endedInGoodOrder();

    Path refused = folder.resolve("refused.txt");
    assertThat(serve().redirectOutput(refused.toFile()).start().waitFor()).isEqualTo(FAILED);
    assertThat(refused).content().contains(" in " + data.toRealPath().resolve("kafka") + ", whose");
    endedInGoodOrder();

    disk.empty();
    Process serve = serve().start();
    try (BufferedReader reader = serve.inputReader(StandardCharsets.UTF_8)) {
      Map<String, String> addresses = addresses(reader);
      tellsWhatWaited(new LedgerTables(addresses.get("PostgreSQL")), addresses.get("Kafka"));

      disk.fill();
      assertThat(reader.lines()).anyMatch(line -> line.contains(gaveUp));
      assertThat(serve.waitFor()).isEqualTo(FAILED);
      endedInGoodOrder();
      assertThat(data.resolve("tipoff.log")).content().contains(gaveUp);
    } finally {
      serve.destroy();
    }
  }

  private void endedInGoodOrder() {
    assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  private static void tellsWhatWaited(LedgerTables ledger, String broker) throws Exception {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> ledger.rows("select topic from ledger.outbox").isEmpty());
    StringBuilder all = new StringBuilder();
    for (Phase phase : Phase.values()) {
      new Broker(broker)
          .messages(phase.topic())
          .forEach(message -> all.append(new String(message.value(), StandardCharsets.UTF_8)));
    }
    List<String> ended = ledger.rows("select id from ledger.run where state = 'SUCCEEDED'");
    assertThat(ended).isNotEmpty();
    assertThat(all).contains(ended);
  }

  private static Map<String, String> addresses(BufferedReader reader) throws IOException {
    Map<String, String> addresses = new HashMap<>();
    String line = reader.readLine();
    while (line != null && !line.startsWith("Ctrl-C stops it.")) {
      String[] words = line.split(" +", 2);
      addresses.put(words[0], words[words.length - 1]);
      line = reader.readLine();
    }
    assertThat(addresses).containsKeys("Kafka", "PostgreSQL");
    return addresses;
  }

  private Process replay() throws IOException {
    Path league = folder.resolve("league");
    LeagueSpec spec =
        new LeagueSpec(
            5,
            8,
            3,
            List.of(
                new SeasonSpec("2023-24", 3, 0, 0, false),
                new SeasonSpec("2024-25", 6, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(league);
    return start("replay", "--archive", league.toString(), "--season", "2024-25").start();
  }

  private ProcessBuilder serve() throws IOException {
    return start("serve");
  }

  private ProcessBuilder start(String... arguments) throws IOException {
    ProcessBuilder program = PackagedProgram.start(folder, List.of(arguments));
    program.environment().put("TIPOFF_PREDICT_SYSTEMS", "moving-average");
    program.environment().put("TIPOFF_DATA_DIR", data.toString());
    return program;
  }
}
