package io.tipoff.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExportStoreTest extends ExportStoreContractTest {

  @TempDir Path folder;

  @Override
  ExportStore store() {
    return new FileExportStore(folder);
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    store().replace("calendar", "days".getBytes(UTF_8));

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("calendar.json"));
    }
  }

  @Test
  void saysWhichFileCouldNotBeWritten() throws IOException {
    Files.writeString(folder.resolve("results"), "a file where a folder should be");

    assertThatThrownBy(() -> store().replace("results/latest", new byte[0]))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("latest.json");
  }
}
