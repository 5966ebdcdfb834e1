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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command on the ledger of a program that serves leaves that program what it has. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CommandBesideProcess {

  @TempDir Path folder;

  @Test
  @Tag("DSH-05")
  void takesNothingFromTheProgramBesideWhichItRuns()
      throws IOException, InterruptedException, SQLException {
    Path data = folder.resolve("data");
    Process serve =
        PackagedProgram.start(folder, List.of("serve", "--data-dir", data.toString())).start();
    try (BufferedReader reader = serve.inputReader(StandardCharsets.UTF_8)) {
      Map<String, String> said = new HashMap<>();
      String line = reader.readLine();
      while (line != null && !line.startsWith("Ctrl-C stops it.")) {
        String[] words = line.split(" +", 2);
        said.put(words[0], words[words.length - 1]);
        line = reader.readLine();
      }
      String database = said.get("PostgreSQL");
      assertThat(database).as("what serve said: %s", said).isNotNull();
      LedgerTables ledger = new LedgerTables(database);
      List<String> before = instances(ledger);

      Path output = Files.createTempFile(folder, "stuck", ".txt");
      ProcessBuilder command =
          PackagedProgram.start(
              folder, List.of("stuck", "--data-dir", folder.resolve("beside").toString()));
      command
          .environment()
          .putAll(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  said.get("Kafka"),
                  "QUARKUS_DATASOURCE_REACTIVE_URL",
                  database.replaceFirst("jdbc:", ""),
                  "QUARKUS_DATASOURCE_USERNAME",
                  "postgres",
                  "QUARKUS_DATASOURCE_PASSWORD",
                  "postgres"));
      int exit = command.redirectOutput(output.toFile()).start().waitFor();

      assertThat(exit).as(Files.readString(output)).isZero();
      assertThat(before).hasSize(1);
      assertThat(instances(ledger)).isEqualTo(before);
    } finally {
      serve.destroy();
      serve.waitFor();
    }
  }

  /** Who may take leases, each with its start. */
  private static List<String> instances(LedgerTables ledger) throws SQLException {
    return ledger.rows("select id || ' ' || incarnation from ledger.instance");
  }
}
