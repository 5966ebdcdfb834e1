package io.tipoff.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledEnginesIT {

  @TempDir Path folder;

  @Test
  void recoversFromAKilledProcessWithItsServerLeftBehind() throws Exception {
    ChildProcess child = ChildProcess.start(folder);
    Contents inChild = child.contents();
    inChild.add("2024-10-22");
    assertThatThrownBy(() -> DataDirectory.open(folder))
        .isInstanceOf(DataDirectoryInUse.class)
        .hasMessageContaining("process " + child.pid());

    child.kill();
    PostmasterFile postmaster = new PostmasterFile(folder.toRealPath().resolve("postgres/data"));
    ProcessHandle orphan = postmaster.server().orElseThrow();

    try (DataDirectory directory = DataDirectory.open(folder)) {
      assertThat(Engines.areAtRest(directory)).isFalse();
      Engines.endLeftovers(directory);
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(1));
    }
    try (DataDirectory directory = DataDirectory.open(folder);
        Engines engines =
            Engines.start(directory, EngineOptions.defaults(), new Settings(Map.of(), Map.of()))) {
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(1));
      assertThat(Contents.of(engines).rows()).containsExactly("2024-10-22");
      assertThat(Contents.of(engines).unseenMessages("ingest", 1)).containsExactly("2024-10-22");
    }
  }
}
