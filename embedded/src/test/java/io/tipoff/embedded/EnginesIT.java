package io.tipoff.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesIT {

  private static final Settings NOTHING_CONFIGURED = new Settings(Map.of(), Map.of());

  @TempDir Path folder;

  @Test
  void keepsMessagesOffsetsAndRowsOverARestartAndClosesWithinTenSeconds() throws Exception {
    try (DataDirectory directory = DataDirectory.open(folder.resolve("with space"))) {
      Engines first = Engines.start(directory, EngineOptions.defaults(), NOTHING_CONFIGURED);
      Contents.of(first).add("2024-10-22");
      assertThat(Contents.of(first).unseenMessages("ingest", 1)).containsExactly("2024-10-22");
      assertThat(Contents.of(first).query("SHOW fsync")).containsExactly("on");
      assertThat(Contents.of(first).query("SHOW synchronous_commit")).containsExactly("on");
      Contents.of(first).add("2024-10-23");
      assertThat(Engines.areAtRest(directory)).isFalse();
      assertThat(Deadline.secondsOf(first::close)).isLessThan(10);
      assertThat(Engines.areAtRest(directory)).isTrue();
      ProcessHandle none = new PostmasterFile(cluster(directory)).server().orElse(null);
      assertThat(none).isNull();

      try (Engines second =
          Engines.start(directory, EngineOptions.defaults(), NOTHING_CONFIGURED)) {
        assertThat(Contents.of(second).rows()).containsExactly("2024-10-22", "2024-10-23");
        assertThat(Contents.of(second).unseenMessages("ingest", 1)).containsExactly("2024-10-23");
        assertThat(Contents.of(second).unseenMessages("grade", 2))
            .containsExactly("2024-10-22", "2024-10-23");
      }
    }
  }

  @Test
  void usesOutsideEnginesWhereTheyAreConfiguredAndStartsNone() {
    Settings outside =
        new Settings(
            Map.of("kafka.bootstrap.servers", "broker.example:9092"),
            Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://db.example:5432/tipoff"));
    try (DataDirectory directory = DataDirectory.open(folder);
        Engines engines = Engines.start(directory, EngineOptions.defaults(), outside)) {
      assertThat(engines.kafka()).isEmpty();
      assertThat(engines.postgres()).isEmpty();
      assertThat(engines.properties())
          .containsExactly(
              Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example:5432/tipoff"));
      assertThat(directory.kafka()).isEmptyDirectory();
      assertThat(directory.postgres()).isEmptyDirectory();
    }
  }

  @Test
  void startsOnlyTheEngineThatIsNotConfigured() throws Exception {
    Settings outsideDatabase =
        new Settings(
            Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example/tipoff"), Map.of());
    try (DataDirectory directory = DataDirectory.open(folder);
        Engines engines = Engines.start(directory, EngineOptions.defaults(), outsideDatabase)) {
      assertThat(engines.kafka()).isPresent();
      assertThat(engines.postgres()).isEmpty();
      assertThat(engines.properties())
          .containsOnlyKeys("kafka.bootstrap.servers", "quarkus.datasource.reactive.url")
          .containsEntry("quarkus.datasource.reactive.url", "postgresql://db.example/tipoff");
    }
  }

  @Test
  void namesThePortThatIsTakenAndLeavesNoEngineRunning() throws Exception {
    try (DataDirectory directory = DataDirectory.open(folder);
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EngineOptions options = new EngineOptions(taken.getLocalPort(), 0, false);
      assertThatThrownBy(() -> Engines.start(directory, options, NOTHING_CONFIGURED))
          .isInstanceOf(EngineStartException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
      assertThat(new PostmasterFile(cluster(directory)).server()).isEmpty();
    }
  }

  private static Path cluster(DataDirectory directory) {
    return directory.postgres().resolve("data");
  }
}
