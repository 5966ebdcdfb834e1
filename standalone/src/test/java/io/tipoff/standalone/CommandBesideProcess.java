package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.standalone.faults.LedgerTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the stores of a program that serves: they leave it what it has. */
class CommandBesideProcess {

  @TempDir private static Path folder;

  private static final Map<String, String> SAID = new HashMap<>();
  private static Process serve;

  private record Ended(int exit, String output) {}

  @BeforeAll
  static void serve() throws IOException {
    serve =
        PackagedProgram.start(folder, List.of("serve", "--data-dir", data().toString())).start();
    BufferedReader reader = serve.inputReader(StandardCharsets.UTF_8);
    String line = reader.readLine();
    while (line != null && !line.startsWith("Ctrl-C stops it.")) {
      String[] words = line.split(" +", 2);
      SAID.put(words[0], words[words.length - 1]);
      line = reader.readLine();
    }
    assertThat(SAID).containsKey("PostgreSQL");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    serve.destroy();
    serve.waitFor();
  }

  @Test
  @Tag("DSH-05")
  void takesNothingFromTheProgramBesideWhichItRuns()
      throws IOException, InterruptedException, SQLException {
    LedgerTables ledger = new LedgerTables(SAID.get("PostgreSQL"));
    List<String> before = instances(ledger);

    Ended ended = beside(Map.of(), "stuck");

    assertThat(ended.exit()).as(ended.output()).isZero();
    assertThat(before).hasSize(1);
    assertThat(instances(ledger)).isEqualTo(before);
  }

  /** So two processes cannot go through all phases at once: they have no warehouse to share. */
  @Test
  void isRefusedTheWarehouseThatAnotherProcessHas() throws IOException, InterruptedException {
    Path warehouse = data().resolve("warehouse/tipoff.duckdb");

    Ended ended = beside(Map.of("TIPOFF_WAREHOUSE_PATH", warehouse.toString()), "stuck");

    assertThat(ended.output())
        .contains(
            "tipoff: warehouse "
                + warehouse
                + " is already open in another process (PID "
                + serve.pid()
                + ")",
            "One process owns a DuckDB file: stop the other one");
    assertThat(ended.exit()).isEqualTo(2);
  }

  private static Path data() {
    return folder.resolve("data");
  }

  /**
   * Runs a command on the ledger and the broker of the program that serves.
   *
   * @param settings by the environment
   */
  private static Ended beside(Map<String, String> settings, String command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, command, ".txt");
    ProcessBuilder program =
        PackagedProgram.start(
            folder, List.of(command, "--data-dir", folder.resolve("beside").toString()));
    Map<String, String> environment = program.environment();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", SAID.get("Kafka"));
    environment.put(
        "QUARKUS_DATASOURCE_REACTIVE_URL", SAID.get("PostgreSQL").replaceFirst("jdbc:", ""));
    environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    environment.putAll(settings);
    int exit = program.redirectOutput(output.toFile()).start().waitFor();
    return new Ended(exit, Files.readString(output));
  }

  /** Who may take leases, each with its start. */
  private static List<String> instances(LedgerTables ledger) throws SQLException {
    return ledger.rows("select id || ' ' || incarnation from ledger.instance");
  }
}
